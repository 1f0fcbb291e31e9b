/** Tags as people type them: `key=value`, one a line; a line without `=` is a key alone. */
export const tagsToText = (tags: Readonly<Record<string, string>>): string =>
  Object.entries(tags)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => (value ? `${key}=${value}` : key))
    .join('\n');

export function textToTags(text: string): Record<string, string> {
  const pairs = text.split('\n').flatMap((line) => {
    const [key = '', ...rest] = line.split('=');
    return key.trim() ? [[key.trim(), rest.join('=').trim()] as const] : [];
  });
  return Object.fromEntries(pairs);
}
