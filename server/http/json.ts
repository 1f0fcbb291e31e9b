import { AppError } from '../errors';

const MAXIMUM_DEPTH = 64;

interface Level {
  /** Keys so far; null for arrays. */
  keys: Set<string> | null;
  expectsKey: boolean;
}

const refuse = (message: string): never => {
  throw new AppError('BAD_REQUEST', message);
};

/**
 * Parses JSON more strictly than `JSON.parse`, whose recursion and last-key-wins rule an attacker may use: at most 64 levels,
 * no key twice in one object, no `__proto__`. The scan before it is linear and keeps no more than the open objects' keys.
 * @throws AppError BAD_REQUEST with a sentence about what is wrong
 */
export function parseJson(text: string): unknown {
  scan(text);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError(
      'BAD_REQUEST',
      `The body is not valid JSON: ${(error as Error).message.replace(/,? *"[\s\S]*$/, '').slice(0, 100)}.`,
      undefined,
      { cause: error },
    );
  }
}

function scan(text: string): void {
  const levels: Level[] = [];
  for (let at = 0; at < text.length; at++) {
    const level = levels.at(-1);
    switch (text.charCodeAt(at)) {
      case 0x22: {
        const end = endOfString(text, at);
        if (level?.keys && level.expectsKey) takeKey(level, text.slice(at, end + 1));
        at = end;
        break;
      }
      case 0x7b:
      case 0x5b:
        if (levels.length === MAXIMUM_DEPTH) refuse(`The body is nested more than ${MAXIMUM_DEPTH} levels deep.`);
        levels.push({ keys: text[at] === '{' ? new Set() : null, expectsKey: true });
        break;
      case 0x7d:
      case 0x5d:
        levels.pop();
        break;
      case 0x2c:
        if (level) level.expectsKey = true;
        break;
    }
  }
}

function takeKey(level: Level, raw: string): void {
  level.expectsKey = false;
  const key = raw.includes('\\') ? unescapeKey(raw) : raw.slice(1, -1);
  if (key === '__proto__') refuse("The key '__proto__' is not accepted.");
  if (level.keys?.has(key)) refuse(`The key '${key.slice(0, 60)}' stands twice in one object: say once what you mean.`);
  level.keys?.add(key);
}

/** An escape that is no valid one is left for JSON.parse to complain about. */
function unescapeKey(raw: string): string {
  try {
    return JSON.parse(raw) as string;
  } catch {
    return raw;
  }
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at++;
    else if (code === 0x22) return at;
  }
  return text.length;
}
