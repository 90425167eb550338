/** Names a moment for the fault tests, which arm it from outside. In the product it does nothing. */
export const failpoint = (_name: string): void => {}
