import { withOrg } from '@/server/db';
import { notFound } from '@/server/errors';
import { type Actor, within } from '@/server/identity/actor';
import { hasEnded, type LogPage, type LogStream, type RunStatus } from '../types';

/** Of one page: so many chunks, and no further one once it holds so many bytes. A chunk has one line or 32 KiB. */
const chunksAtOnce = 400;
const bytesAtOnce = 256 * 1024;

interface ChunkRow {
  seq: number;
  stream: LogStream;
  first_line: number;
  lines: number;
  at: string;
  body: string;
}

/**
 * A part of a run's log. `after`: what came since then, oldest first. `before`: what lies above, the nearest part of it. Neither:
 * the end of the log.
 * @throws AppError NOT_FOUND
 */
export async function readLog(
  actor: Actor,
  runId: string,
  { after, before }: { after?: number | undefined; before?: number | undefined } = {},
): Promise<LogPage> {
  const scope = within(actor, 'runs:read');
  const { orgId } = scope;
  return withOrg(scope, async ({ sql }) => {
    const [run] = await sql<{ status: RunStatus; log_lines: number; is_truncated: boolean }[]>`
      select status, log_lines, is_truncated from workflow_runs where org_id = ${orgId} and id = ${runId}`;
    if (!run) throw notFound('run');
    const mine = sql`org_id = ${orgId} and run_id = ${runId}`;
    const isDown = after !== undefined;
    const beyond = isDown ? sql`and seq > ${after}` : before === undefined ? sql`` : sql`and seq < ${before}`;
    const order = isDown ? sql`seq` : sql`seq desc`;
    const found = await sql<ChunkRow[]>`
      select seq, stream, first_line, lines, at, body
      from (select c.*, sum(bytes) over (order by ${order}) - bytes as passed
            from (select * from run_log_chunks where ${mine} ${beyond} order by ${order} limit ${chunksAtOnce}) c) p
      where passed < ${bytesAtOnce} order by seq`;
    const [newest] = await sql<{ seq: number | null }[]>`select max(seq) as seq from run_log_chunks where ${mine}`;
    const first = found[0]?.seq ?? 1;
    const next = found.at(-1)?.seq ?? after ?? 0;
    const last = newest?.seq ?? 0;
    return {
      chunks: found.map(({ seq, stream, first_line, lines, at, body }) => ({
        seq,
        stream,
        firstLine: first_line,
        lines,
        at: new Date(at).toISOString(),
        text: body,
      })),
      next,
      previous: first > 1 ? first : null,
      last,
      complete: next >= last && hasEnded(run.status),
      lines: run.log_lines,
      truncated: run.is_truncated,
    };
  });
}

/** The whole log as text, a few chunks at a time, so that nobody holds all of it. @throws AppError NOT_FOUND */
export async function downloadLog(actor: Actor, runId: string): Promise<ReadableStream<Uint8Array>> {
  let page: LogPage | null = await readLog(actor, runId, { after: 0 });
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      if (page === null) return controller.close();
      for (const { text } of page.chunks) controller.enqueue(encoder.encode(text));
      page = page.next < page.last ? await readLog(actor, runId, { after: page.next }) : null;
      if (page === null) controller.close();
    },
  });
}
