/** What stands on each line, without empty ones. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** `key=value` lines. A line without a value is a tag that only has to be there. */
export const tagsOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    linesOf(text).map((line) => {
      const at = line.indexOf('=');
      return at < 0 ? [line, '*'] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    }),
  );
