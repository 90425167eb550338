// Each class that is kept: how long, and from which day on.

/** Months for which a month of the use log is kept after its end. */
export const auditMonths = 24
