/** Large enough that what each piece costs on its way does not count, small enough that a few of them do not either. */
const pieceLength = 64 * 1024;

/** Texts, joined to pieces of some length: a file of a million rows is not sent a row at a time. */
export async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<Buffer, void> {
  let [some, length]: [string[], number] = [[], 0];
  for await (const text of texts) {
    some.push(text);
    length += text.length;
    if (length < pieceLength) continue;
    yield Buffer.from(some.join(''));
    [some, length] = [[], 0];
  }
  if (length > 0) yield Buffer.from(some.join(''));
}
