import { z } from 'zod';
import { accountRefSchema } from '@/server/http/posture-schemas';
import { instantSchema } from '@/server/http/schemas';
import { instanceVerbs } from './types';

const statusSchema = z.enum(['sent', 'accepted', 'settled', 'refused']).meta({
  description:
    'sent: AWS was asked and its answer is not known; accepted: AWS took it; settled: what it was to bring about was seen; refused: it had no effect',
});
const kindSchema = z.enum([...instanceVerbs, 'launch', 'template-create', 'template-version', 'template-default']);
const lastActionSchema = z
  .object({ id: z.uuid(), kind: kindSchema, status: statusSchema, by: z.string(), at: instantSchema, error: z.string().nullable() })
  .meta({ id: 'OperateLastAction' });
const notOperable = z.string().nullable().meta({ description: 'null: it may be operated; else a sentence that says why not' });
const asOf = instantSchema.nullable().meta({ description: 'When it was seen so' });

export const instanceSchema = z
  .object({
    id: z.string().meta({ description: 'EC2’s id, i-…' }),
    arn: z.string(),
    account: accountRefSchema,
    region: z.string(),
    name: z.string().nullable(),
    state: z.string().meta({ description: 'pending, running, stopping, stopped, shutting-down, terminated or unknown' }),
    instanceType: z.string().nullable(),
    launchTime: instantSchema.nullable(),
    privateIp: z.string().nullable(),
    publicIp: z.string().nullable(),
    tags: z.record(z.string(), z.string()),
    lifecycle: z.enum(['on-demand', 'spot', 'reserved']),
    autoScalingGroup: z.string().nullable(),
    asOf,
    source: z.enum(['scan', 'live']).meta({ description: 'Who saw the state: the last scan, or AWS when it was asked later' }),
    notOperable,
    lastAction: lastActionSchema.nullable(),
  })
  .meta({ id: 'Ec2Instance' });

export const effectSchema = z
  .object({
    tone: z.enum(['blocks', 'loses', 'changes', 'note']).meta({
      description: 'blocks: AWS will refuse; loses: something is gone for good; changes; note',
    }),
    text: z.string(),
  })
  .meta({ id: 'OperateEffect' });

export const rehearsalSchema = z
  .object({ outcome: z.enum(['would-work', 'refused', 'unknown']), reason: z.string().optional() })
  .meta({ id: 'OperateRehearsal', description: 'What AWS said when it was asked with DryRun' });

export const performedSchema = z
  .object({
    action: kindSchema,
    awsRequestId: z.string().nullable().meta({ description: 'AWS’s id of the request; null for a dry run' }),
    actionId: z.uuid().nullable().meta({ description: 'Ours, as in the audit log and in the name of the session in CloudTrail' }),
    status: statusSchema.nullable(),
    previousState: z.string().optional(),
    currentState: z.string().optional(),
    dryRun: rehearsalSchema.optional(),
    effects: z.array(effectSchema).optional().meta({ description: 'Of a dry run: what it will do beside what its name says' }),
  })
  .meta({ id: 'OperatePerformed' });

export const launchedSchema = performedSchema.extend({ instanceIds: z.array(z.string()) }).meta({ id: 'OperateLaunched' });
export const templateWrittenSchema = performedSchema
  .extend({ launchTemplateId: z.string().nullable(), version: z.int().nullable() })
  .meta({ id: 'OperateTemplateWritten' });

export const templateSchema = z
  .object({
    id: z.string().meta({ description: 'EC2’s id, lt-…' }),
    name: z.string(),
    account: accountRefSchema,
    region: z.string(),
    defaultVersion: z.int(),
    latestVersion: z.int(),
    createdAt: instantSchema.nullable(),
    createdBy: z.string().nullable(),
    tags: z.record(z.string(), z.string()),
    asOf,
    notOperable,
    lastAction: lastActionSchema.nullable(),
  })
  .meta({ id: 'LaunchTemplate' });

export const versionSchema = z
  .object({
    version: z.int(),
    isDefault: z.boolean(),
    description: z.string().nullable(),
    createdAt: instantSchema.nullable(),
    createdBy: z.string().nullable(),
    data: z.record(z.string(), z.unknown()).meta({ description: 'In AWS’s form; of user data only size and fingerprint' }),
  })
  .meta({ id: 'LaunchTemplateVersion' });

const limit = z.object({ perHour: z.int(), used: z.int(), isSet: z.boolean() });
export const limitsSchema = z
  .object({
    organization: limit,
    own: limit,
    people: z.array(z.object({ userId: z.uuid(), name: z.string(), perHour: z.int() })).meta({ description: 'Of others, for admins' }),
  })
  .meta({ id: 'LaunchLimits' });

export const accessViewSchema = z
  .object({
    status: z.enum(['none', 'pending', 'on', 'off']),
    roleArn: z.string().nullable(),
    onlyTagged: z.boolean(),
    launchRoles: z.array(z.string()),
    withFixes: z.boolean().meta({ description: 'Its instructions allow the commands of fixes by a run too' }),
    provenAt: instantSchema.nullable(),
    lastError: z.string().nullable(),
    operations: z
      .array(
        z.object({
          operation: z.string(),
          action: z.string(),
          purpose: z.string(),
          state: z.enum(['allowed', 'denied', 'not-tested']),
          why: z.string().nullable(),
        }),
      )
      .meta({ description: 'What the role answered when each operation was tried without being done' }),
    setUp: z
      .object({
        externalId: z.string(),
        principal: z.string().nullable(),
        cliCommand: z.string(),
        cloudformation: z.string(),
        terraform: z.string(),
        trustPolicy: z.record(z.string(), z.unknown()),
        permissionPolicy: z.record(z.string(), z.unknown()),
      })
      .nullable()
      .meta({ description: 'How to make the role; null for who may not turn operating on, and before it was prepared' }),
  })
  .meta({ id: 'OperatorAccess' });
