import { withOrg } from '@/server/db';
import { type Actor, within } from '@/server/identity/actor';
import { readKeys, readValues, valuesRead } from './coverage';
import type { TagChoices } from './types';

/** More than this nobody reads through: another letter makes them fewer. */
const atMost = 50;

interface Asked {
  key?: string;
  /** Letters of it, in any case. */
  q?: string;
}

/** What a filter by tag can be chosen from: keys that resources carry, most used first and AWS's own last, or the values of one. */
export async function getTagChoices(actor: Actor, { key, q = '' }: Asked): Promise<TagChoices> {
  const scope = within(actor, 'resources:read');
  const text = q.trim().toLowerCase();
  const found = await withOrg(scope, async ({ sql }) => {
    if (key === undefined)
      return (await readKeys(sql, scope, { withReserved: true })).map((each) => ({ value: each.key, resources: each.present }));
    const values = await readValues(sql, scope, key);
    // Of a key with very many values those that begin so, too, wherever in the order they stand.
    const further = values.length >= valuesRead && q !== '' ? await readValues(sql, scope, key, q) : [];
    return [...new Set([...values, ...further])].map((value) => ({
      value,
      resources: null,
    }));
  });
  const isReserved = (value: string) => Number(key === undefined && value.startsWith('aws:'));
  const choices = found.filter(({ value }) => value.toLowerCase().includes(text)).sort((a, b) => isReserved(a.value) - isReserved(b.value));
  return {
    choices: choices.slice(0, atMost),
    isCapped: choices.length > atMost,
  };
}
