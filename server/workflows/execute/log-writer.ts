import { StringDecoder } from 'node:string_decoder';
import { runLogChunks } from '@/drizzle/schema/workflows';
import { withOrg } from '@/server/db';
import { announce } from '@/server/live/announce';
import { type RunLease, RunStopped } from '../runs/lease';
import type { LogStream } from '../types';
import { noText, type PendingText, takeLines } from './pending-text';

const chunkBytes = 32 * 1024;
const flushMs = 400;
interface Pending extends PendingText {
  decoder: StringDecoder;
}

const nothing = (): Pending => ({ ...noText(), decoder: new StringDecoder('utf8') });

/** Pieces of at most a chunk's size, cut after a line where one ends. */
function* pieces(text: string): Generator<string> {
  let rest = text;
  while (rest.length > chunkBytes) {
    const end = rest.lastIndexOf('\n', chunkBytes) + 1 || chunkBytes;
    yield rest.slice(0, end);
    rest = rest.slice(end);
  }
  if (rest) yield rest;
}

/**
 * Stores what a run prints, a few times a second, and tells the open pages. What comes in is masked already. Writes that fail are
 * told by `close`, and by `failed` before that.
 */
export class LogWriter {
  private readonly pending: Record<'stdout' | 'stderr', Pending> = {
    stdout: nothing(),
    stderr: nothing(),
  };
  private seq = 0;
  private line = 1;
  private writing: Promise<void> = Promise.resolve();
  private readonly timer: NodeJS.Timeout;
  failed: unknown;

  private constructor(private readonly lease: RunLease) {
    this.timer = setInterval(() => void this.flush(), flushMs);
    this.timer.unref();
  }

  /** Goes on after what earlier phases wrote. */
  static async open(lease: RunLease): Promise<LogWriter> {
    const writer = new LogWriter(lease);
    const [last] = await withOrg(
      lease.orgId,
      ({ sql }) => sql<{ seq: number; next: number }[]>`
        select seq, first_line + lines as next from run_log_chunks where org_id = ${lease.orgId} and run_id = ${lease.runId} order by seq desc limit 1`,
    );
    writer.seq = last?.seq ?? 0;
    writer.line = last?.next ?? 1;
    return writer;
  }

  /** Holds the script back while the database is slower than it. */
  async write(stream: 'stdout' | 'stderr', bytes: Buffer): Promise<void> {
    const pending = this.pending[stream];
    pending.text += pending.decoder.write(bytes).replaceAll('\0', '');
    if (pending.text.length > chunkBytes) await this.flush();
  }

  /** A line of ours among the script's. */
  async note(text: string): Promise<void> {
    await this.flush(true);
    await this.store([['system', `${text}\n`]]);
  }

  private flush(all = false): Promise<void> {
    const parts = (['stdout', 'stderr'] as const)
      .map((stream): [LogStream, string] => [stream, takeLines(this.pending[stream], chunkBytes, all)])
      .filter(([, text]) => text !== '');
    return parts.length === 0 ? this.writing : this.store(parts);
  }

  private store(parts: [LogStream, string][]): Promise<void> {
    this.writing = this.writing.then(async () => {
      if (this.failed !== undefined) return;
      try {
        await this.insert(parts);
      } catch (error) {
        this.failed = error;
      }
    });
    return this.writing;
  }

  private async insert(parts: [LogStream, string][]): Promise<void> {
    const { orgId, runId, owner } = this.lease;
    let [seq, line, bytes] = [this.seq, this.line, 0];
    const rows = parts.flatMap(([stream, text]) =>
      [...pieces(text)].map((body) => {
        const lines = Math.max(1, body.split('\n').length - (body.endsWith('\n') ? 1 : 0));
        const size = Buffer.byteLength(body);
        const row = { orgId, runId, seq: ++seq, stream, firstLine: line, lines, bytes: size, body };
        line += lines;
        bytes += size;
        return row;
      }),
    );
    await withOrg(orgId, async (tx) => {
      for (let from = 0; from < rows.length; from += 50) await tx.insert(runLogChunks).values(rows.slice(from, from + 50));
      const mine = await tx.sql`
        update workflow_runs set log_lines = ${line - 1}, log_bytes = log_bytes + ${bytes}
        where org_id = ${orgId} and id = ${runId} and lease_owner = ${owner} and status = 'running' returning 1`;
      if (mine.length === 0) throw new RunStopped(runId);
      await announce(tx.sql, { orgId, channel: 'run', id: runId });
    });
    [this.seq, this.line] = [seq, line];
  }

  /** Stores the rest. @throws whatever kept a part from being stored */
  async close(): Promise<void> {
    clearInterval(this.timer);
    for (const stream of ['stdout', 'stderr'] as const)
      this.pending[stream].text += this.pending[stream].decoder.end().replaceAll('\0', '');
    await this.flush(true);
    if (this.failed !== undefined) throw this.failed;
  }
}
