/** 0 to `count` - 1. */
export const numbers = (count: number): number[] => Array.from({ length: Math.max(0, count) }, (_, at) => at);
