import { forms, wordsOf } from './forms';
import { isPasswordName, tellingOf } from './names';
import { isCode, isHash, isPlain, isUuid, looksRandom } from './plain-values';
import type { SecretHit, SecretKind } from './types';

/** Longer texts are read to here: what is beyond is user data of nobody. AWS's own limits are below (16 KB to 1 MB). */
const longestText = 2_000_000;
/** Finds of one thing that are told: a list of a thousand helps nobody. */
const mostHits = 50;

const shown = (value: string, open: number): string => `${value.slice(0, open)}*** (${value.length} characters)`;

/** What a value is by its own form, wherever it stands. */
function byForm(text: string): { kind: SecretKind; value: string; masked: string; index: number }[] {
  return forms.flatMap(({ kind, pattern, open }) =>
    [...text.matchAll(pattern)].flatMap((match) =>
      match[1] !== undefined && isPlain(match[1]) ? [] : [{ kind, value: match[0], masked: shown(match[0], open), index: match.index }],
    ),
  );
}

/** What a value is by the name that it has: no known form, yet nothing that anybody should read. */
function byName(name: string, value: string): { kind: SecretKind; masked: string } | null {
  const telling = tellingOf(name);
  if (telling === 'no' || isPlain(value)) return null;
  if (isUuid(value) && !isPasswordName(name)) return null;
  if (telling === 'secret') return value.length >= 8 ? { kind: 'named-secret', masked: shown(value, 0) } : null;
  return looksRandom(value) && !isHash(value) ? { kind: 'random-value', masked: shown(value, 0) } : null;
}

/**
 * `name=value`, `name: value`, `"name": "value"` (also with its quotes escaped, as in JSON within JSON) and `--name value`. Values in
 * quotes go to the quote, others to the next space. Names are bounded, so that no text makes this slow.
 */
const assignment =
  /(?<![A-Za-z0-9_.$-])(?:--?)?([A-Za-z_][A-Za-z0-9_.-]{2,79})\\?["']?\s{0,8}(?:=>|:=|=|:|(?<=--[A-Za-z0-9_.-]{3,80})\s)\s{0,8}(?:\\?"((?:(?!\\?").){1,4000})\\?"|'([^'\n]{1,4000})'|([^\s"',;\\&|{}[\]]{1,4000}))/g;

interface Find {
  kind: SecretKind;
  place: string;
  masked: string;
}

function inLine(line: string): Find[] {
  const known = byForm(line);
  const finds: Find[] = known.map(({ kind, masked }) => ({ kind, place: '', masked }));
  for (const match of line.matchAll(assignment)) {
    const [, name = '', double, single, bare] = match;
    const value = (double ?? single ?? bare ?? '').trim();
    const form = known.find((each) => value.includes(each.value) || each.value.includes(value));
    if (form) {
      const find = finds[known.indexOf(form)];
      if (find && !find.place && value.length > 0) find.place = name;
      continue;
    }
    // Prose has sentences after a colon; a secret is one piece unless it is in quotes, and then it is no sentence.
    if (/\s/.test(value) || (bare !== undefined && isCode(value))) continue;
    const named = byName(name, value);
    if (named) finds.push({ kind: named.kind, place: name, masked: named.masked });
  }
  return finds;
}

const placed = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

/** Told once for each place and kind, in the order of the text. */
function distinct(hits: readonly SecretHit[]): SecretHit[] {
  const seen = new Map(hits.map((hit) => [`${hit.kind}\n${hit.place}\n${hit.masked}`, hit]));
  return [...seen.values()].slice(0, mostHits);
}

/** Secrets in a script, a template, a definition. `within` goes before each place: `user data`. */
export function detectInText(text: string, within = ''): SecretHit[] {
  const hits: SecretHit[] = [];
  const lines = text.slice(0, longestText).split(/\r?\n|\r/);
  for (const [index, line] of lines.entries()) {
    for (const { kind, place, masked } of inLine(line))
      hits.push({ kind, place: placed(within, lines.length > 1 ? `line ${index + 1}` : '', place), masked });
    if (hits.length >= mostHits * 4) break;
  }
  return distinct(hits);
}

/** Only values that have a form of their own, wherever they stand: for what is no text, or too long to be read line by line. */
export function detectForms(text: string, within: string): SecretHit[] {
  return distinct(byForm(text).map(({ kind, masked }) => ({ kind, place: within, masked })));
}

/** Secrets in a value that has a name, such as an environment variable: by its form, by its name, or inside of it. */
export function detectInValue(name: string, value: string | undefined, within = ''): SecretHit[] {
  const text = value?.trim() ?? '';
  if (text === '') return [];
  const inside = detectInText(text, placed(within, name));
  if (inside.length > 0) return inside;
  const named = byName(name, text);
  return named ? [{ kind: named.kind, place: placed(within, name), masked: named.masked }] : [];
}

/** Secrets in named values, in the order of their names. */
export function detectInValues(values: Readonly<Record<string, string | undefined>>, within = ''): SecretHit[] {
  const names = Object.keys(values).sort();
  return distinct(names.flatMap((name) => detectInValue(name, values[name], within)));
}

/** Why a named value looks like a secret, in words; null when it does not. */
export function secretIn(name: string, value: string | undefined): string | null {
  const [hit] = detectInValue(name, value);
  return hit ? wordsOf(hit.kind) : null;
}
