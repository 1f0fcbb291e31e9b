/** An error whose message is written for the person at the terminal: it is printed as it stands, without a stack. */
export class Problem extends Error {
  name = 'Problem';
}

const sentences = [
  {
    pattern: /ENOSPC|No space left on device|could not extend file|\b53100\b/,
    say: () => 'The disk is full: free some space (a first start needs about 3 GB) and try again.',
  },
  {
    pattern: /EACCES|EPERM|Permission denied/i,
    say: (/** @type {string} */ text) =>
      `Permission is missing${place(text)}: CloudLens must be able to write to its own folder and its data folder.`,
  },
  {
    pattern: /EROFS|Read-only file system/i,
    say: (/** @type {string} */ text) =>
      `The file system is read-only${place(text)}: set CLOUDLENS_DATA_DIR to a folder that can be written.`,
  },
  { pattern: /EMFILE|ENFILE/, say: () => 'Too many files are open: raise the limit (ulimit -n 4096) and try again.' },
];

/** @param {string} text */
function place(text) {
  const match = /'([^']*\/[^']*)'|"([^"]*\/[^"]*)"/.exec(text);
  return match ? ` for ${match[1] ?? match[2]}` : '';
}

/**
 * What to tell the person at the terminal: one sentence for a known cause, else the error with its stack.
 * @param {unknown} error
 * @returns {string}
 */
export function explain(error) {
  if (error instanceof Problem || (error instanceof Error && error.name === 'SettingError')) return error.message;
  const text = everything(error);
  const known = sentences.find(({ pattern }) => pattern.test(text));
  if (known) return known.say(text);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/**
 * The message and code of the error and of what caused it: drivers wrap the one that matters.
 * @param {unknown} error
 * @returns {string}
 */
function everything(error) {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  return `${error.message}${code}${error.cause === undefined ? '' : ` ${everything(error.cause)}`}`;
}
