const tick = process.stdout.isTTY ? '\u001b[32m✓\u001b[0m' : '✓';

/**
 * Runs one step of a command and prints '✓ database 0.9 s' when it is done. A step that returns a string has it printed
 * as a remark after the time.
 * @template T
 * @param {string} name
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const began = performance.now();
  const result = await work();
  const remark = typeof result === 'string' && result !== '' ? `  ${result}` : '';
  console.log(`${tick} ${name} ${seconds(performance.now() - began)}${remark}`);
  return result;
}

/**
 * Says `line` if the work is not done within a second and a half, so that nobody wonders.
 * @template T
 * @param {string} line
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
export function sayIfLong(line, work) {
  const timer = setTimeout(() => console.log(line), 1500);
  return work.finally(() => clearTimeout(timer));
}

/** @param {number} milliseconds */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
