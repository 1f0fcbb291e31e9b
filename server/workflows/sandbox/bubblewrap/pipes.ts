import { execFile } from 'node:child_process';
import { chmodSync, closeSync, constants, openSync, unlinkSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';

export interface Pipe {
  /** For the program; to be closed here once it has been started. */
  writeEnd: number;
  read: Readable;
}

/**
 * Real pipes. Node.js gives its children sockets, and a script that opens /dev/stderr by name cannot open a socket.
 * @param folder takes their names for a moment
 */
export async function makePipes(folder: string, count: number): Promise<Pipe[]> {
  const paths = Array.from({ length: count }, (_, at) => join(folder, `pipe-${at}`));
  await promisify(execFile)('mkfifo', ['--', ...paths]);
  return paths.map((path) => {
    // Whoever holds the pipe may open it anew by /proc/self/fd, under whatever user: its folder alone guards it, and for a moment.
    chmodSync(path, 0o622);
    const readEnd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const writeEnd = openSync(path, constants.O_WRONLY);
    unlinkSync(path);
    return { writeEnd, read: new Socket({ fd: readEnd, readable: true, writable: false }) };
  });
}

export function closeWriteEnds(pipes: readonly Pipe[]): void {
  for (const { writeEnd } of pipes) closeSync(writeEnd);
}
