import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs';

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
  private readonly entries: Entry[] = [];
  /** Bytes that are read. */
  private known = 0;

  constructor(private readonly file: string) {}

  write(entry: Omit<Entry, 'at'>): void {
    appendFileSync(this.file, `${JSON.stringify({ at: Date.now(), ...entry })}\n`);
  }

  read(key: string, mark?: string): Entry[] {
    this.readOn();
    return this.entries.filter((entry) => entry.key === key && (mark === undefined || entry.mark === mark));
  }

  /** Lines are only added, and many wait for theirs at once: each is parsed once. */
  private readOn(): void {
    if (!existsSync(this.file) || statSync(this.file).size === this.known) return;
    const added = readFileSync(this.file).subarray(this.known);
    // Another process writes meanwhile: what follows the last line break is not whole yet.
    const whole = added.subarray(0, added.lastIndexOf('\n') + 1);
    this.known += whole.length;
    for (const line of whole.toString().split('\n').slice(0, -1)) this.entries.push(JSON.parse(line) as Entry);
  }

  /** The marks of a test in order. */
  marks(key: string): string[] {
    return this.read(key).map(({ mark }) => mark);
  }
}
