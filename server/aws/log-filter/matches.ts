import type { FieldTest, FilterNode, LogFilter } from './types';

export type LogEvent = Readonly<Record<string, unknown>>;

/** Whether a log event is one that the filter counts. A comparison with a field that the event lacks fails, also by `!=`. */
export function filterMatches(filter: LogFilter, event: LogEvent): boolean {
  if (filter.kind === 'json') return holds(filter.root, event);
  const text = JSON.stringify(event);
  const has = (word: string) => text.includes(word);
  if (filter.excluded.some(has) || !filter.required.every(has)) return false;
  return filter.required.length > 0 || filter.optional.length === 0 || filter.optional.some(has);
}

function holds(node: FilterNode, event: LogEvent): boolean {
  if (node.kind === 'field') return passes(node, valueAt(event, node.path));
  const holdsToo = (part: FilterNode) => holds(part, event);
  return node.kind === 'all' ? node.parts.every(holdsToo) : node.parts.some(holdsToo);
}

function passes({ test, value }: FieldTest, found: unknown): boolean {
  if (test === 'exists') return found !== undefined;
  if (test === 'not-exists') return found === undefined;
  if (test === 'is-null') return found === null;
  if (test === 'is-true') return found === true;
  if (test === 'is-false') return found === false;
  if (found === undefined || found === null || typeof found === 'object') return false;
  if (test === '=') return equals(String(found), value);
  if (test === '!=') return !equals(String(found), value);
  const [left, right] = [Number(found), Number(value)];
  if (test === '<') return left < right;
  if (test === '>') return left > right;
  return test === '<=' ? left <= right : left >= right;
}

/** Whether the text is the value, in which `*` stands for any text. Capitals count. */
function equals(text: string, value: string): boolean {
  const [first = '', ...rest] = value.split('*');
  if (rest.length === 0) return text === value;
  const last = rest.pop() ?? '';
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let middle = text.slice(first.length, text.length - last.length);
  for (const part of rest) {
    const at = middle.indexOf(part);
    if (at < 0) return false;
    middle = middle.slice(at + part.length);
  }
  return true;
}

function valueAt(event: LogEvent, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    return (value as Record<string, unknown>)[step];
  }, event);
}
