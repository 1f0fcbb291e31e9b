import { appendFileSync, existsSync, readFileSync } from 'node:fs';

export interface Entry {
  at: number;
  fn: string;
  run: string;
  /** Which test it belongs to: `data.key` of the run's event. */
  key: string;
  mark: string;
  attempt: number;
  value?: unknown;
}

/** Lines that outlive the processes that write them. */
export class Journal {
  constructor(private readonly file: string) {}

  write(entry: Omit<Entry, 'at'>): void {
    appendFileSync(this.file, `${JSON.stringify({ at: Date.now(), ...entry })}\n`);
  }

  read(key: string, mark?: string): Entry[] {
    if (!existsSync(this.file)) return [];
    // Another process writes meanwhile: what follows the last line break is not whole yet.
    return readFileSync(this.file, 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Entry)
      .filter((entry) => entry.key === key && (mark === undefined || entry.mark === mark));
  }

  /** The marks of a test in order. */
  marks(key: string): string[] {
    return this.read(key).map(({ mark }) => mark);
  }
}
