/** Settings by name; null: the setting is not wanted, and its line is commented out. */
export type Answers = Readonly<Record<string, string | null>>;

/** A value as Node's `.env` reader takes it back unchanged: in quotes where it has spaces, `#`, quotes or line breaks. */
export function quote(value: string): string {
  if (/^[\w./:@%+,=~^&?-]*$/.test(value)) return value;
  if (!value.includes("'")) return `'${value}'`;
  if (!value.includes('"') && !value.includes('\\n')) return `"${value}"`;
  if (!value.includes('`')) return `\`${value}\``;
  throw new Error('A value with all three kinds of quotes cannot be written to .env.');
}

/**
 * The text of `.env` with the answers in it. Lines of settings that were not asked for stay as they are, and so do comments; an
 * answer takes the place of its old line, else it is added at the end.
 */
export function mergeEnv(text: string, answers: Answers): string {
  const left = new Map(Object.entries(answers));
  const lines = splitEntries(text).flatMap((entry) => {
    const [, name] = /^\s*(?:export\s+)?([A-Z][A-Z0-9_]*)\s*=/.exec(entry) ?? [];
    if (!name || !(name in answers)) return [entry];
    const answer = left.get(name);
    left.delete(name);
    // A second line of the same name would win over the first.
    if (answer === undefined || answer === null) return [];
    return [`${name}=${quote(answer)}`];
  });
  const added = [...left].flatMap(([name, answer]) => (answer === null ? [] : [`${name}=${quote(answer)}`]));
  const all = [...lines, ...added].join('\n').replace(/\n+$/, '');
  return all === '' ? '' : `${all}\n`;
}

/** Lines, but a value in quotes that spans several stays one entry. */
function splitEntries(text: string): string[] {
  const entries: string[] = [];
  let open: { quote: string; lines: string[] } | undefined;
  for (const line of text.replace(/\n$/, '').split('\n')) {
    if (open) {
      open.lines.push(line);
      if (line.includes(open.quote)) {
        entries.push(open.lines.join('\n'));
        open = undefined;
      }
      continue;
    }
    const [, mark] = /^\s*(?:export\s+)?[A-Z][A-Z0-9_]*\s*=\s*(['"`])(?!.*\1)/.exec(line) ?? [];
    if (mark) open = { quote: mark, lines: [line] };
    else entries.push(line);
  }
  return [...entries, ...(open?.lines ?? [])].filter((entry, index, all) => all.length > 1 || index > 0 || entry !== '');
}
