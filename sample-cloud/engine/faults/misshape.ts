/** Ways in which an answer parses and is still not what was promised. */
export type Misshape = 'without-list' | 'wrong-type' | 'odd-text';

/** Invalid UTF-8, a right-to-left override, and a byte that no text holds. */
const oddBytes = Buffer.concat([Buffer.from([0xc3, 0x28]), Buffer.from('\u202e'), Buffer.from([0x7f])]);

export function misshape(kind: Misshape, body: Buffer): Buffer {
  if (kind === 'odd-text') return withOddText(body);
  const text = body.toString('utf8');
  return Buffer.from(text.startsWith('{') ? misshapeJson(kind, text) : misshapeXml(kind, text));
}

function misshapeJson(kind: Misshape, text: string): string {
  const answer = JSON.parse(text) as Record<string, unknown>;
  const list = Object.keys(answer).find((key) => Array.isArray(answer[key]));
  if (list === undefined) return text;
  if (kind === 'wrong-type') return JSON.stringify({ ...answer, [list]: 7 });
  return JSON.stringify({ ...answer, [list]: undefined });
}

/** The first element that holds nothing but others of one name. The protocols wrap a whole answer in `…Result`. */
function misshapeXml(kind: Misshape, text: string): string {
  return text.replace(/<(?!\w*Result>)(\w+)><(\w+)>[\s\S]*?<\/\2><\/\1>/, (_, list: string) =>
    kind === 'wrong-type' ? `<${list}>7</${list}>` : '',
  );
}

/** In the middle of the first text that is at least four letters long. */
function withOddText(body: Buffer): Buffer {
  const text = body.toString('latin1');
  const found = /(?:>|":")[A-Za-z]{4}/.exec(text.slice(text.startsWith('<?') ? text.indexOf('?>') + 2 : 0));
  if (!found) return body;
  const at = text.indexOf(found[0]) + found[0].length;
  return Buffer.concat([body.subarray(0, at), oddBytes, body.subarray(at)]);
}
