/** Words that stand in examples and tutorials. Longer than what random letters are likely to spell. */
const words =
  /change.?me|password|example|default|insecure|placeholder|replace.?me|your.?(secret|key)|supersecret|super.?secret|not.?secret|development|cloudlens|letmein|qwerty|abcdefgh|12345678/i;

const FEWEST_CHARACTERS = 10;
const FEWEST_BYTES = 16;

/** A text that consists of one piece again and again. */
const isRepeated = (text: string): boolean => text.length > 1 && (text + text).indexOf(text, 1) < text.length;

/** Whether each byte is one more, or one less, than the one before: 00 01 02 … */
const isCounting = (bytes: Buffer): boolean => {
  const step = (bytes[1] ?? 0) - (bytes[0] ?? 0);
  return Math.abs(step) <= 1 && bytes.every((byte, at) => at === 0 || byte - (bytes[at - 1] ?? 0) === step);
};

/**
 * Why a secret must not guard anything: it is an example, made by hand, or hardly random. null: nothing speaks against it. A
 * random secret of 32 bytes is never refused.
 */
export function weaknessOf(text: string): string | null {
  const body = text.replace(/^(signkey-(prod|test|branch)-|whsec_|sk_(live|test)_)/, '');
  if (body.length < 16) return 'it is shorter than 16 characters';
  if (words.test(body)) return 'it is an example or a word';
  if (new Set(body).size < FEWEST_CHARACTERS) return `it has fewer than ${FEWEST_CHARACTERS} different characters`;
  if (isRepeated(body)) return 'it repeats itself';
  return null;
}

/** The same for a key of 32 bytes in base64 or hex. */
export function weaknessOfKey(text: string): string | null {
  const bytes = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64');
  if (new Set(bytes).size < FEWEST_BYTES) return `it has fewer than ${FEWEST_BYTES} different bytes`;
  if (isRepeated(bytes.toString('latin1'))) return 'it repeats itself';
  if (isCounting(bytes)) return 'it counts';
  // 32 random bytes are all printable once in 10^14 times.
  if (/^[\x20-\x7e]+$/.test(bytes.toString('latin1'))) return 'it was typed, not drawn at random';
  return null;
}
