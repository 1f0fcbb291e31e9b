import { pageBelow } from '@/server/http/page-of';
import { route } from '@/server/http/route';
import { addComment as add, listComments as list } from '@/server/triage/api';
import { addComment, listComments } from '@/server/triage/comments';

export const GET = route(list, async ({ actor, params, query }) =>
  pageBelow(actor, 'comments', () => listComments(actor, params.id), query),
);

export const POST = route(add, async ({ actor, params, body }) => ({
  comment: await addComment(actor, params.id, body.body),
}));
