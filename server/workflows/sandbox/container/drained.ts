import type { Writable } from 'node:stream';

/** Settles when a stream takes more, or will never again. */
export const drained = (to: Writable): Promise<void> =>
  new Promise((resolve) => {
    if (to.destroyed) return resolve();
    const settle = () => {
      to.off('drain', settle).off('close', settle);
      resolve();
    };
    to.on('drain', settle).on('close', settle);
  });
