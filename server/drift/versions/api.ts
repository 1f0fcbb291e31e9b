import { z } from 'zod';
import { defineOperation } from '@/server/http/operation';
import { accountRefSchema } from '@/server/http/posture-schemas';
import { cursorField, instantSchema, limitField, listField, listOf } from '@/server/http/schemas';
import { diffEntrySchema } from '../response-schemas';
import { accountNumber } from '../schema';

const resourceRef = z
  .object({ id: z.string(), arn: z.string(), type: z.string(), name: z.string(), region: z.string(), account: accountRefSchema })
  .meta({ id: 'VersionedResource' });

export const versionsShape = z.array(
  z.object({ changedAt: instantSchema, change: z.enum(['created', 'changed', 'deleted', 'recreated']), scanId: z.uuid() }),
);

export const historyShape = z.object({ resource: resourceRef, versions: versionsShape });

export const diffShape = z.object({
  from: instantSchema,
  to: instantSchema,
  existed: z.object({ from: z.boolean(), to: z.boolean() }),
  differences: z.array(diffEntrySchema),
});

const resourceParams = z.strictObject({ id: z.string().max(100) });

export const listDriftChanges = defineOperation({
  id: 'listDriftChanges',
  method: 'GET',
  path: '/api/drift/changes',
  summary: 'List resources whose configuration changed between two instants, such as those of two scans',
  description: 'As scans saw them: a change is dated by the scan that met it. Without `from` and `to`: the last seven days.',
  tags: ['Drift'],
  permission: 'resources:read',
  query: z.strictObject({
    from: instantSchema.optional(),
    to: instantSchema.optional(),
    accountId: listField(accountNumber),
    type: listField(z.string().min(1).max(100)).meta({ description: 'As in AWS::S3::Bucket' }),
    limit: limitField,
    cursor: cursorField,
  }),
  response: listOf(
    'changes',
    z
      .object({
        resource: resourceRef,
        change: z.enum(['created', 'changed', 'deleted']),
        changedAt: instantSchema,
        differences: z.int(),
        paths: z.array(z.string()).meta({ description: 'JSON pointers of the first few' }),
      })
      .meta({ id: 'ResourceChange' }),
  ),
  errors: ['BAD_REQUEST'],
});

export const getResourceVersions = defineOperation({
  id: 'getResourceVersions',
  method: 'GET',
  path: '/api/drift/resources/{id}',
  summary: 'Each time a resource’s configuration changed',
  tags: ['Drift'],
  permission: 'resources:read',
  params: resourceParams,
  response: historyShape,
  errors: ['NOT_FOUND'],
});

export const diffResourceVersions = defineOperation({
  id: 'diffResourceVersions',
  method: 'GET',
  path: '/api/drift/resources/{id}/diff',
  summary: 'What differs in a resource between two instants',
  description:
    'Without `from` and `to`: over the last seven days. Secrets are masked, and what AWS moves on by itself (last use, last delivery) is left out.',
  tags: ['Drift'],
  permission: 'resources:read',
  params: resourceParams,
  query: z.strictObject({ from: instantSchema.optional(), to: instantSchema.optional() }),
  response: diffShape,
  errors: ['NOT_FOUND', 'BAD_REQUEST'],
});
