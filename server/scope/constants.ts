/** Rules that one organization or account may hold. Every resource is compared with each. */
export const mostExclusions = 500;

/** Patterns of one list in a rule. */
export const mostPatterns = 200;

/** Characters of a pattern. */
export const longestPattern = 512;

/** Bytes of a file to import. */
export const largestFile = 1_000_000;
