import { z } from 'zod';
import { defineOperation } from '@/server/http/operation';
import { emptySchema, idParams, listOf, pageQuery } from '@/server/http/schemas';
import { commentSchema, listedExceptionSchema, viewSchema } from './answers';
import { viewPages } from './constants';
import {
  assignSchema,
  commentSchema as commentBody,
  decisionSchema,
  defaultTriageSettings,
  exceptionSchema,
  newViewSchema,
  triageSettingsSchema,
  updateViewSchema,
} from './schema';

const tags = ['Triage'];
/** What cannot be one is not there. */
const findingId = z.string().min(1).max(64);

export const getTriageSettings = defineOperation({
  id: 'getTriageSettings',
  method: 'GET',
  path: '/api/triage/settings',
  summary: 'Read until when findings are due and who approves exceptions',
  tags,
  permission: 'findings:read',
  response: z.object({ settings: triageSettingsSchema }),
});

export const putTriageSettings = defineOperation({
  id: 'putTriageSettings',
  method: 'PUT',
  path: '/api/triage/settings',
  summary: 'Choose until when findings are due and who approves exceptions',
  description: 'Open findings get their new due dates at once.',
  tags,
  permission: 'organization:update',
  body: triageSettingsSchema,
  response: z.object({ settings: triageSettingsSchema }),
  audit: 'triage.settings',
  examples: { body: defaultTriageSettings },
});

export const listAssignees = defineOperation({
  id: 'listAssignees',
  method: 'GET',
  path: '/api/findings/assignees',
  summary: 'List the members that findings can be given to',
  tags,
  permission: 'findings:read',
  response: z.object({
    assignees: z.array(z.object({ id: z.uuid(), name: z.string(), email: z.string() })),
  }),
});

export const assignFindings = defineOperation({
  id: 'assignFindings',
  method: 'POST',
  path: '/api/findings/assign',
  summary: 'Give findings to a member, by id or by filter, or to nobody',
  tags,
  permission: 'findings:update',
  body: assignSchema,
  response: z.object({
    assigned: z.int(),
    before: z
      .array(z.object({ assigneeId: z.uuid().nullable(), ids: z.array(z.string()) }))
      .nullable()
      .meta({
        description: 'Who had them before, for taking it back; null: they were more than a thousand',
      }),
  }),
  errors: ['NOT_FOUND', 'UNPROCESSABLE'],
  audit: 'findings.assign',
  idempotent: true,
  examples: { body: { ids: ['42'], assigneeId: null } },
});

const commentsPath = '/api/findings/{id}/comments';
const commentParams = z.strictObject({ id: findingId, comment: z.uuid() });

export const listComments = defineOperation({
  id: 'listComments',
  method: 'GET',
  path: commentsPath,
  summary: 'List what people say about a finding, the oldest first',
  tags,
  permission: 'findings:read',
  params: z.strictObject({ id: findingId }),
  query: pageQuery,
  response: listOf('comments', commentSchema),
  errors: ['NOT_FOUND'],
});

export const addComment = defineOperation({
  id: 'addComment',
  method: 'POST',
  path: commentsPath,
  summary: 'Say something about a finding',
  tags,
  permission: 'findings:update',
  params: z.strictObject({ id: findingId }),
  body: commentBody,
  status: 201,
  response: z.object({ comment: commentSchema }),
  errors: ['NOT_FOUND', 'CONFLICT'],
  audit: 'findings.comment',
  idempotent: true,
  examples: { body: { body: 'Waits for the release on Thursday.' } },
});

export const editComment = defineOperation({
  id: 'editComment',
  method: 'PATCH',
  path: `${commentsPath}/{comment}`,
  summary: 'Change what you said',
  tags,
  permission: 'findings:update',
  params: commentParams,
  body: commentBody,
  response: z.object({ comment: commentSchema }),
  errors: ['NOT_FOUND'],
  audit: 'findings.edit-comment',
  auditIfChanged: true,
  examples: { body: { body: 'Done with the release on Thursday.' } },
});

export const deleteComment = defineOperation({
  id: 'deleteComment',
  method: 'DELETE',
  path: `${commentsPath}/{comment}`,
  summary: 'Delete a comment of yours; admins may delete any',
  tags,
  permission: 'findings:update',
  params: commentParams,
  response: emptySchema,
  errors: ['NOT_FOUND'],
  audit: 'findings.delete-comment',
});

export const listExceptions = defineOperation({
  id: 'listExceptions',
  method: 'GET',
  path: '/api/exceptions',
  summary: 'List accepted risks, those that wait for approval first',
  description: 'The newest five hundred. `GET /api/findings?exception=<id>&status=open,muted` lists the findings of one.',
  tags,
  permission: 'findings:read',
  query: pageQuery,
  response: listOf('exceptions', listedExceptionSchema),
});

export const makeException = defineOperation({
  id: 'makeException',
  method: 'POST',
  path: '/api/exceptions',
  summary: 'Accept the risk of open findings until a day, by id or by filter',
  description:
    'Where the organization wants a second person it waits for one, and the findings stay open meanwhile. A finding leaves it and is open again when its evidence changes.',
  tags,
  permission: 'findings:update',
  body: exceptionSchema,
  status: 201,
  response: z.object({
    id: z.uuid(),
    state: z.enum(['waiting', 'accepted']),
    findings: z.int(),
  }),
  errors: ['NOT_FOUND', 'UNPROCESSABLE'],
  audit: 'findings.make-exception',
  idempotent: true,
  examples: {
    body: {
      ids: ['42'],
      category: 'compensating-control',
      reason: 'Reachable by the VPN only',
      expiresAt: '2027-01-31T00:00:00Z',
    },
  },
});

const decided = z.object({
  findings: z.int().meta({ description: 'That it changed' }),
});

export const approveException = defineOperation({
  id: 'approveException',
  method: 'POST',
  path: '/api/exceptions/{id}/approve',
  summary: 'Approve what somebody else asked to have accepted',
  tags,
  permission: 'checks:update',
  params: idParams,
  body: decisionSchema,
  response: decided,
  errors: ['NOT_FOUND', 'CONFLICT'],
  audit: 'findings.approve-exception',
  examples: { body: { note: 'Agreed until the migration' } },
});

export const declineException = defineOperation({
  id: 'declineException',
  method: 'POST',
  path: '/api/exceptions/{id}/decline',
  summary: 'Decline what somebody asked to have accepted',
  tags,
  permission: 'checks:update',
  params: idParams,
  body: decisionSchema,
  response: decided,
  errors: ['NOT_FOUND', 'CONFLICT'],
  audit: 'findings.decline-exception',
  examples: { body: { note: 'The bucket holds invoices' } },
});

export const withdrawException = defineOperation({
  id: 'withdrawException',
  method: 'POST',
  path: '/api/exceptions/{id}/withdraw',
  summary: 'End an exception before its time: its findings are open again',
  description: 'By who asked for it, or an admin.',
  tags,
  permission: 'findings:update',
  params: idParams,
  body: decisionSchema,
  response: decided,
  errors: ['NOT_FOUND', 'CONFLICT'],
  audit: 'findings.withdraw-exception',
  examples: { body: {} },
});

export const listFindingViews = defineOperation({
  id: 'listFindingViews',
  method: 'GET',
  path: '/api/finding-views',
  summary: 'List your saved views of a page, and the shared ones',
  tags,
  permission: 'findings:read',
  query: pageQuery.extend({ page: z.enum(viewPages).default('findings') }),
  response: listOf('views', viewSchema),
});

export const saveFindingView = defineOperation({
  id: 'saveFindingView',
  method: 'POST',
  path: '/api/finding-views',
  summary: 'Save filters of a page under a name, for yourself or for everybody',
  description: 'Sharing takes `findings:update`.',
  tags,
  permission: 'findings:read',
  body: newViewSchema,
  status: 201,
  response: z.object({ view: viewSchema }),
  errors: ['CONFLICT'],
  audit: 'findings.save-view',
  idempotent: true,
  examples: {
    body: {
      name: 'Overdue and critical',
      search: 'severity=critical&due=overdue',
      shared: false,
    },
  },
});

export const updateFindingView = defineOperation({
  id: 'updateFindingView',
  method: 'PATCH',
  path: '/api/finding-views/{id}',
  summary: 'Rename a saved view, change its filters, share it or keep it to yourself',
  tags,
  permission: 'findings:read',
  params: idParams,
  body: updateViewSchema,
  response: z.object({ view: viewSchema }),
  errors: ['NOT_FOUND', 'CONFLICT'],
  audit: 'findings.update-view',
  examples: { body: { shared: true } },
});

export const deleteFindingView = defineOperation({
  id: 'deleteFindingView',
  method: 'DELETE',
  path: '/api/finding-views/{id}',
  summary: 'Delete a saved view',
  tags,
  permission: 'findings:read',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND'],
  audit: 'findings.delete-view',
});
