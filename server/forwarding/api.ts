import { z } from 'zod';
import { defineOperation } from '@/server/http/operation';
import { emptySchema, idParams, instantSchema, listOf, pageQuery } from '@/server/http/schemas';
import { forwarderSettingsSchema, newForwarderSchema, updateForwarderSchema } from './schema';

const runSchema = z
  .object({
    id: z.uuid(),
    status: z.enum(['running', 'completed', 'partial', 'failed']),
    sent: z.int().meta({ description: 'Findings that arrived' }),
    problems: z.array(
      z.object({
        account: z.string().meta({ description: 'Twelve digits' }),
        region: z.string().nullable(),
        reason: z.string(),
        findings: z.int().meta({ description: 'That did not arrive for it, as far as they were counted' }),
      }),
    ),
    place: z.string().nullable().meta({ description: 'Where the file lies: `s3://…`' }),
    startedAt: instantSchema,
    endedAt: instantSchema.nullable(),
  })
  .meta({ id: 'ForwardingRun' });

const forwarderSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    settings: forwarderSettingsSchema,
    target: z.string(),
    enabled: z.boolean(),
    nextRunAt: instantSchema.nullable(),
    lastRun: runSchema.nullable(),
    policy: z.string().meta({ description: 'The IAM policy, as JSON, that the role needs beside what scans need' }),
    createdAt: instantSchema,
  })
  .meta({ id: 'Forwarder' });

const shared = { tags: ['Forwarding'], permission: 'organization:update' } as const;
const one = z.object({ forwarder: forwarderSchema });

export const listForwardersOperation = defineOperation({
  ...shared,
  id: 'listForwarders',
  method: 'GET',
  path: '/api/forwarders',
  summary: 'List the buckets and the Security Hub that findings are put into',
  query: pageQuery,
  response: listOf('forwarders', forwarderSchema),
});

export const createForwarderOperation = defineOperation({
  ...shared,
  id: 'createForwarder',
  method: 'POST',
  path: '/api/forwarders',
  summary: 'Put findings into a bucket once a day, or tell AWS Security Hub what changed',
  description:
    'The roles of the connected accounts are used, with a session that may do nothing else; they need the policy in the answer. A finding is archived in Security Hub only when it is resolved here, which a scan that could not look never does.',
  body: newForwarderSchema,
  response: one,
  status: 201,
  errors: ['NOT_FOUND', 'UNPROCESSABLE', 'CONFLICT'],
  examples: {
    body: {
      kind: 's3',
      name: 'Data lake',
      awsAccountId: '5b0c6a5e-6f0e-4b43-9d3e-0a6c1a7f2d10',
      bucket: 'acme-security',
      region: 'eu-central-1',
      severities: ['critical', 'high'],
    },
  },
  audit: 'forwarder.create',
});

export const updateForwarderOperation = defineOperation({
  ...shared,
  id: 'updateForwarder',
  method: 'PATCH',
  path: '/api/forwarders/{id}',
  summary: 'Rename a forwarder, or switch it off and on',
  params: idParams,
  body: updateForwarderSchema,
  response: one,
  errors: ['NOT_FOUND'],
  examples: { body: { enabled: false } },
  audit: 'forwarder.update',
});

export const deleteForwarderOperation = defineOperation({
  ...shared,
  id: 'deleteForwarder',
  method: 'DELETE',
  path: '/api/forwarders/{id}',
  summary: 'Delete a forwarder; what it has put somewhere stays there',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND'],
  audit: 'forwarder.delete',
});

export const runForwarderOperation = defineOperation({
  ...shared,
  id: 'runForwarder',
  method: 'POST',
  path: '/api/forwarders/{id}/run',
  summary: 'Have it run now',
  params: idParams,
  response: one,
  status: 202,
  errors: ['NOT_FOUND', 'CONFLICT'],
  limit: 'expensive',
  audit: 'forwarder.run',
});

export const listForwardingRunsOperation = defineOperation({
  ...shared,
  id: 'listForwardingRuns',
  method: 'GET',
  path: '/api/forwarders/{id}/runs',
  summary: 'List its last runs, newest first, with what did not arrive and why',
  params: idParams,
  query: pageQuery,
  response: listOf('runs', runSchema),
  errors: ['NOT_FOUND'],
});
