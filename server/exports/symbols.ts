/** What stands for a figure that is not said, in the formats of statistical offices: never `-` and never 0. */
export const symbols = { hidden: '...', absent: '..' } as const
