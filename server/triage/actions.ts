'use server';

import { z } from 'zod';
import { action } from '@/server/action';
import { findingId } from '@/server/findings/schema';
import { assignFindings } from './assign';
import { addComment, deleteComment, editComment } from './comments';
import { approveException, declineException, makeException, withdrawException } from './exceptions/mutations';
import {
  assignSchema,
  commentSchema,
  decisionSchema,
  exceptionSchema,
  newViewSchema,
  triageSettingsSchema,
  updateViewSchema,
} from './schema';
import { saveTriageSettings } from './settings';
import { deleteView, saveView, updateView } from './views';

export const saveTriageSettingsAction = action({ permission: 'organization:update', input: triageSettingsSchema }, ({ actor, input }) =>
  saveTriageSettings(actor, input),
);

export const assignFindingsAction = action({ permission: 'findings:update', input: assignSchema }, ({ actor, input }) =>
  assignFindings(actor, input),
);

export const addCommentAction = action(
  { permission: 'findings:update', input: commentSchema.extend({ findingId }) },
  ({ actor, input: { findingId: id, body } }) => addComment(actor, id, body),
);

export const editCommentAction = action(
  {
    permission: 'findings:update',
    input: commentSchema.extend({ findingId, commentId: z.uuid() }),
  },
  ({ actor, input: { body, ...place } }) => editComment(actor, place, body),
);

export const deleteCommentAction = action(
  {
    permission: 'findings:update',
    input: z.strictObject({ findingId, commentId: z.uuid() }),
  },
  ({ actor, input }) => deleteComment(actor, input),
);

export const makeExceptionAction = action({ permission: 'findings:update', input: exceptionSchema }, ({ actor, input }) =>
  makeException(actor, input),
);

const decisionInput = decisionSchema.extend({ id: z.uuid() });

export const approveExceptionAction = action({ permission: 'checks:update', input: decisionInput }, ({ actor, input }) =>
  approveException(actor, input.id, input.note),
);

export const declineExceptionAction = action({ permission: 'checks:update', input: decisionInput }, ({ actor, input }) =>
  declineException(actor, input.id, input.note),
);

export const withdrawExceptionAction = action({ permission: 'findings:update', input: decisionInput }, ({ actor, input }) =>
  withdrawException(actor, input.id, input.note),
);

export const saveFindingViewAction = action({ permission: 'findings:read', input: newViewSchema }, ({ actor, input }) =>
  saveView(actor, input),
);

export const updateFindingViewAction = action(
  {
    permission: 'findings:read',
    input: updateViewSchema.extend({ id: z.uuid() }),
  },
  ({ actor, input: { id, ...change } }) => updateView(actor, id, change),
);

export const deleteFindingViewAction = action(
  { permission: 'findings:read', input: z.strictObject({ id: z.uuid() }) },
  ({ actor, input }) => deleteView(actor, input.id),
);
