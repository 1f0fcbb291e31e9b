/** Bytes of a state file: far more than most, whose resources are a few kB each. */
export const stateBytesAtMost = 8 * 1024 * 1024;
/** AWS resources in the states of one account: they are compared as a whole. */
export const resourcesAtMost = 20_000;
/** States of one account. */
export const statesAtMost = 100;
