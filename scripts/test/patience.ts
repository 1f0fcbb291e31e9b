/**
 * For `vi.waitFor` and its like: no test says how fast this machine is. What never comes is told all the same, before the limit
 * of the whole test (`vitest-shared.mjs`) is reached, which could not name it.
 */
export const patience = { timeout: 300_000, interval: 50 } as const;

/** Milliseconds for what is fetched and installed: where that is given up, the tests that need it are skipped. */
export const installMs = 1_800_000;
