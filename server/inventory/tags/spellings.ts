import type { Spelling } from './types';

/** What is left of a word when only its letters and digits count: `Prod-EU`, `prod_eu` and `PROD EU` are one. */
const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Abbreviations that mean the same as the word. */
const longForms: Readonly<Record<string, string>> = {
  prod: 'production',
  prd: 'production',
  stg: 'staging',
  stage: 'staging',
  dev: 'development',
  env: 'environment',
  qa: 'test',
  testing: 'test',
};

const meaningOf = (text: string): string => {
  const word = bare(text);
  return longForms[word] ?? word;
};

/** Groups of texts that differ in nothing but spelling; each group with the one that is used most, or else comes first, in front. */
export function findSpellings(values: readonly { value: string; count: number | null }[]): Spelling[] {
  const groups = new Map<string, { value: string; count: number | null }[]>();
  for (const each of values) {
    const meaning = meaningOf(each.value);
    if (meaning === '') continue;
    groups.set(meaning, [...(groups.get(meaning) ?? []), each]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => ({
      values: group.sort((a, b) => (b.count ?? 0) - (a.count ?? 0) || (a.value < b.value ? -1 : 1)).map(({ value }) => value),
    }));
}
