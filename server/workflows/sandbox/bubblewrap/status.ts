import type { Readable } from 'node:stream';

export interface BubblewrapStatus {
  /** The first process inside, by its id on the machine. */
  child(): number | undefined;
  /** Settles when it is there. Rejects when bubblewrap ended before. */
  childReady: Promise<number>;
  /** Once all has been told. null: bubblewrap told none, since it was killed. */
  exitCode(): Promise<number | null>;
}

/** Reads the lines that bubblewrap writes to --json-status-fd. */
export function readStatus(from: Readable): BubblewrapStatus {
  let text = '';
  const find = (key: string): number | undefined => {
    const value = new RegExp(`"${key}"\\s*:\\s*(\\d+)`).exec(text)?.[1];
    return value === undefined ? undefined : Number(value);
  };
  const childReady = new Promise<number>((resolve, reject) => {
    from.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-4096);
      const pid = find('child-pid');
      if (pid !== undefined) resolve(pid);
    });
    from.on('close', () => reject(new Error('bubblewrap ended before there was a sandbox')));
  });
  childReady.catch(() => {});
  const told = new Promise<void>((resolve) => from.on('close', resolve));
  return { child: () => find('child-pid'), childReady, exitCode: () => told.then(() => find('exit-code') ?? null) };
}
