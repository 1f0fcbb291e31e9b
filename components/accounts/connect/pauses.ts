/** Milliseconds until the next try after so many: soon while somebody pastes a command, at most every half minute. */
export const pauseAfter = (tries: number): number => Math.min(30_000, Math.round(3_000 * 1.4 ** Math.max(0, tries - 3)));
