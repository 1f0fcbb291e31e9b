import { z } from 'zod';
import { stackDriftStatuses } from '@/drizzle/schema/drift';
import { defineOperation } from '@/server/http/operation';
import { instantSchema } from '@/server/http/schemas';
import { regionSchema } from '@/server/scans/schema';
import { accountNumber } from '../schema';

const driftStatus = z.enum(stackDriftStatuses);

const instanceSchema = z
  .object({
    accountId: z.string(),
    region: z.string(),
    status: z.string().meta({ description: '`CURRENT`, `OUTDATED`, `INOPERABLE`, or what it does right now' }),
    driftStatus,
    detectionTime: instantSchema.nullable(),
    organizationalUnitId: z.string().nullable(),
    stackRowId: z.string().nullable().meta({ description: 'For GET /api/drift/stacks/{id}, where that account is connected' }),
  })
  .meta({ id: 'StackSetInstance' });

const stackSetSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string().nullable(),
    permissionModel: z.enum(['SERVICE_MANAGED', 'SELF_MANAGED']).nullable(),
    driftStatus,
    detectionTime: instantSchema.nullable(),
    instances: z.array(instanceSchema).nullable().meta({ description: 'null: they could not be listed, see `reason`' }),
    instancesAreCut: z.boolean(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'StackSet' });

export const listDriftStackSets = defineOperation({
  id: 'listDriftStackSets',
  method: 'GET',
  path: '/api/drift/stack-sets',
  summary: 'List the stack sets that an account administers, with the drift of their instances',
  description:
    'Asks AWS within the request, 20 seconds at most, and stores nothing. Without `region`: where the account has stacks. Only the account that administers a stack set lists it.',
  tags: ['Drift'],
  permission: 'drift:read',
  limit: 'expensive',
  query: z.strictObject({ accountId: accountNumber, region: regionSchema.optional() }),
  response: z.object({
    regions: z.array(
      z.object({
        region: z.string(),
        stackSets: z.array(stackSetSchema).nullable().meta({ description: 'null: they could not be listed, see `reason`' }),
        isCut: z.boolean().meta({ description: 'There are more' }),
        reason: z.string().nullable(),
      }),
    ),
  }),
  errors: ['NOT_FOUND', 'INSECURE_TRUST', 'ACCOUNT_PAUSED', 'NOT_CONNECTED', 'ROLE_NOT_ASSUMABLE', 'UNAVAILABLE'],
});
