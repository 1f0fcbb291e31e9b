import { route } from '@/server/http/route';
import { addComment as add, listComments as list } from '@/server/triage/api';
import { addComment, listComments } from '@/server/triage/comments';

export const GET = route(list, async ({ actor, params }) => ({
  comments: await listComments(actor, params.id),
}));

export const POST = route(add, async ({ actor, params, body }) => ({
  comment: await addComment(actor, params.id, body.body),
}));
