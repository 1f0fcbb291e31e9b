import { recordAudit } from '@/server/audit/record';
import { type Tx, withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { isoText } from '@/server/findings/data';
import { type Actor, within } from '@/server/identity/actor';
import { announce } from '@/server/live/announce';
import { commentsAtMost } from './constants';
import type { FindingComment } from './types';

interface Row {
  id: string;
  author_id: string;
  author_name: string;
  body: string;
  created_at: string;
  edited_at: string | null;
}

const toComment = (row: Row, actor: Actor): FindingComment => ({
  id: row.id,
  author: { id: row.author_id, name: row.author_name },
  body: row.body,
  at: isoText(row.created_at),
  editedAt: row.edited_at && isoText(row.edited_at),
  mine: row.author_id === actor.userId,
});

/** What people say about a finding, the oldest first. @throws AppError NOT_FOUND */
export async function listComments(actor: Actor, findingId: string): Promise<FindingComment[]> {
  const scope = within(actor, 'findings:read');
  return withOrg(scope, async (tx) => {
    await requireFinding(tx, scope.orgId, findingId);
    const rows = await tx.sql<Row[]>`
      select id, author_id, author_name, body, created_at, edited_at from finding_comments
      where org_id = ${scope.orgId} and verdict_id = ${findingId} order by created_at, id limit ${commentsAtMost}`;
    return rows.map((row) => toComment(row, actor));
  });
}

/** @throws AppError NOT_FOUND, CONFLICT when there are too many */
export async function addComment(actor: Actor, findingId: string, body: string): Promise<FindingComment> {
  const scope = within(actor, 'findings:update');
  const { orgId } = scope;
  return withOrg(scope, async (tx) => {
    const awsAccountId = await requireFinding(tx, orgId, findingId);
    const [count] = await tx.sql<{ n: number }[]>`
      select count(*)::int as n from finding_comments where org_id = ${orgId} and verdict_id = ${findingId}`;
    if ((count?.n ?? 0) >= commentsAtMost) throw new AppError('CONFLICT', `A finding takes ${commentsAtMost} comments: delete some first.`);
    const [row] = await tx.sql<Row[]>`
      insert into finding_comments (org_id, verdict_id, author_id, author_name, body)
      values (${orgId}, ${findingId}, ${actor.userId}, ${actor.name}, ${body})
      returning id, author_id, author_name, body, created_at, edited_at`;
    if (!row) throw new Error('The comment was not stored.');
    await announce(tx.sql, { orgId, channel: 'findings', id: awsAccountId });
    await recordAudit(tx, actor, {
      action: 'findings.comment',
      target: findingId,
      data: { commentId: row.id },
    });
    return toComment(row, actor);
  });
}

interface CommentPlace {
  findingId: string;
  commentId: string;
}

/** Only by its author. The audit log keeps what it said before. @throws AppError NOT_FOUND, FORBIDDEN */
export async function editComment(actor: Actor, place: CommentPlace, body: string): Promise<FindingComment> {
  const scope = within(actor, 'findings:update');
  return withOrg(scope, async (tx) => {
    const was = await requireComment(tx, scope.orgId, place);
    if (was.author_id !== actor.userId) throw new AppError('FORBIDDEN', 'Only who wrote a comment may change it.');
    if (was.body === body) return toComment(was, actor);
    const [row] = await tx.sql<Row[]>`
      update finding_comments set body = ${body}, edited_at = now() where org_id = ${scope.orgId} and id = ${place.commentId}
      returning id, author_id, author_name, body, created_at, edited_at`;
    if (!row) throw notFound('comment');
    await recordAudit(tx, actor, {
      action: 'findings.edit-comment',
      target: place.findingId,
      data: { commentId: place.commentId, was: was.body },
    });
    return toComment(row, actor);
  });
}

/** By its author, or an admin of the organization. The audit log keeps what it said. @throws AppError NOT_FOUND, FORBIDDEN */
export async function deleteComment(actor: Actor, place: CommentPlace): Promise<void> {
  const scope = within(actor, 'findings:update');
  await withOrg(scope, async (tx) => {
    const was = await requireComment(tx, scope.orgId, place);
    if (was.author_id !== actor.userId && actor.role !== 'admin')
      throw new AppError('FORBIDDEN', 'Only who wrote a comment, or an admin, may delete it.');
    await tx.sql`delete from finding_comments where org_id = ${scope.orgId} and id = ${place.commentId}`;
    await recordAudit(tx, actor, {
      action: 'findings.delete-comment',
      target: place.findingId,
      data: {
        commentId: place.commentId,
        author: was.author_name,
        was: was.body,
      },
    });
  });
}

async function requireFinding({ sql }: Tx, orgId: string, id: string): Promise<string> {
  if (!/^\d{1,18}$/.test(id)) throw notFound('finding');
  const [row] = await sql<{ awsAccountId: string }[]>`
    select aws_account_id as "awsAccountId" from verdicts where org_id = ${orgId} and id = ${id}`;
  if (!row) throw notFound('finding');
  return row.awsAccountId;
}

async function requireComment({ sql }: Tx, orgId: string, { findingId, commentId }: CommentPlace): Promise<Row> {
  if (!/^\d{1,18}$/.test(findingId)) throw notFound('finding');
  const [row] = await sql<Row[]>`
    select id, author_id, author_name, body, created_at, edited_at from finding_comments
    where org_id = ${orgId} and verdict_id = ${findingId} and id = ${commentId} for update`;
  if (!row) throw notFound('comment');
  return row;
}
