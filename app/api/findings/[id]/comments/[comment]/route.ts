import { route } from '@/server/http/route';
import { editComment as edit, deleteComment as remove } from '@/server/triage/api';
import { deleteComment, editComment } from '@/server/triage/comments';

const placeOf = ({ id, comment }: { id: string; comment: string }) => ({
  findingId: id,
  commentId: comment,
});

export const PATCH = route(edit, async ({ actor, params, body }) => ({
  comment: await editComment(actor, placeOf(params), body.body),
}));

export const DELETE = route(remove, async ({ actor, params }) => {
  await deleteComment(actor, placeOf(params));
  return {};
});
