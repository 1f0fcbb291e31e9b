import { withOrg } from '@/server/db';
import { notFound } from '@/server/errors';
import { type Actor, within } from '@/server/identity/actor';
import { hasEnded, type LogPage, type LogStream, type RunStatus } from '../types';

/** Chunks of one page: a few hundred kilobytes at most, since a chunk has 32. */
const chunksAtOnce = 40;

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
    const found =
      after === undefined
        ? (
            await sql<ChunkRow[]>`
              select seq, stream, first_line, lines, at, body from run_log_chunks where ${mine} ${before === undefined ? sql`` : sql`and seq < ${before}`}
              order by seq desc limit ${chunksAtOnce}`
          ).toReversed()
        : await sql<ChunkRow[]>`
            select seq, stream, first_line, lines, at, body from run_log_chunks where ${mine} and seq > ${after} order by seq limit ${chunksAtOnce}`;
    const first = found[0]?.seq ?? 1;
    const isWhole = after === undefined ? before === undefined : found.length < chunksAtOnce;
    return {
      chunks: found.map(({ seq, stream, first_line, lines, at, body }) => ({
        seq,
        stream,
        firstLine: first_line,
        lines,
        at: new Date(at).toISOString(),
        text: body,
      })),
      next: found.at(-1)?.seq ?? after ?? 0,
      previous: first > 1 ? first : null,
      complete: isWhole && hasEnded(run.status),
      lines: run.log_lines,
      truncated: run.is_truncated,
    };
  });
}

/** The whole log as text, a few chunks at a time, so that nobody holds all of it. @throws AppError NOT_FOUND */
export async function downloadLog(actor: Actor, runId: string): Promise<ReadableStream<Uint8Array>> {
  const first = await readLog(actor, runId, { after: 0 });
  let page: LogPage | null = first;
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      if (page === null) return controller.close();
      for (const { text } of page.chunks) controller.enqueue(encoder.encode(text));
      page = page.chunks.length < chunksAtOnce ? null : await readLog(actor, runId, { after: page.next });
      if (page === null) controller.close();
    },
  });
}
