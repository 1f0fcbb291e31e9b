import { z } from 'zod';
import { detectionStatuses, resourceDriftStatuses, stackDriftStatuses } from '@/drizzle/schema/drift';
import { accountRefSchema } from '@/server/http/posture-schemas';
import { instantSchema } from '@/server/http/schemas';

export const driftStatusSchema = z.enum(stackDriftStatuses);

export const countsSchema = z
  .object({
    inSync: z.int(),
    modified: z.int(),
    deleted: z.int(),
    unknown: z.int(),
    unchecked: z.int().meta({
      description: 'Resources of the stack about which the detection said nothing',
    }),
  })
  .meta({ id: 'DriftCounts' });

export const stackSchema = z
  .object({
    id: z.string(),
    stackName: z.string(),
    stackId: z.string().meta({ description: 'CloudFormation’s, an ARN' }),
    accountId: z.string().meta({ description: 'Twelve digits' }),
    account: accountRefSchema,
    region: z.string(),
    status: z.string().meta({ description: 'As in UPDATE_COMPLETE' }),
    driftStatus: driftStatusSchema.meta({
      description: '`NOT_CHECKED` and `UNKNOWN` never mean that the stack is as its template says',
    }),
    detectionTime: instantSchema.nullable().meta({
      description: 'null: nobody has looked since the stack last changed',
    }),
    description: z.string().nullable(),
    tags: z.record(z.string(), z.string()),
    counts: countsSchema.nullable(),
    ignored: z.int().meta({ description: 'Drifted resources that ignore rules hide' }),
    running: z
      .object({
        id: z.uuid(),
        status: z.enum(['QUEUED', 'DETECTION_IN_PROGRESS']),
        startedAt: instantSchema.nullable(),
      })
      .nullable(),
    parentId: z.string().nullable(),
  })
  .meta({ id: 'DriftStack' });

export const detectionSchema = z
  .object({
    id: z.uuid(),
    driftDetectionId: z.string().nullable().meta({ description: 'AWS’s; null while it waits for its turn' }),
    status: z.enum(detectionStatuses),
    trigger: z.enum(['user', 'api', 'schedule']),
    requestedBy: z.string().nullable(),
    queuedAt: instantSchema,
    startedAt: instantSchema.nullable(),
    finishedAt: instantSchema.nullable(),
    stackDriftStatus: driftStatusSchema.nullable(),
    counts: countsSchema.nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'DriftDetection' });

const properties = z.record(z.string(), z.unknown()).nullable();

export const diffEntrySchema = z
  .object({
    path: z.string().meta({ description: 'A JSON pointer' }),
    kind: z.enum(['added', 'removed', 'changed']),
    before: z.unknown().optional(),
    after: z.unknown().optional(),
    ignoredBy: z.string().optional().meta({ description: 'The ignore rule that hides it' }),
  })
  .meta({ id: 'DiffEntry' });

const trailSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('found'),
    events: z.array(
      z.object({
        at: instantSchema,
        event: z.string(),
        user: z.string(),
        arn: z.string().nullable(),
        how: z.enum(['console', 'command line', 'Terraform', 'SDK', 'AWS service']),
        sourceIp: z.string().nullable(),
      }),
    ),
  }),
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('denied') }),
  z.object({ state: z.literal('failed'), code: z.string() }),
  z.object({ state: z.literal('not-asked') }),
]);

export const resourceSchema = z
  .object({
    logicalId: z.string(),
    resourceType: z.string(),
    physicalId: z.string().nullable(),
    driftStatus: z.enum(resourceDriftStatuses),
    statusReason: z.string().nullable(),
    expected: properties,
    actual: properties,
    propertyDifferences: z
      .array(
        z.object({
          path: z.string(),
          kind: z.enum(['ADD', 'REMOVE', 'NOT_EQUAL']),
          expected: z.string().nullable(),
          actual: z.string().nullable(),
        }),
      )
      .meta({ description: 'As AWS lists them' }),
    differences: z.array(diffEntrySchema).meta({
      description: 'As we compare both sides: sets as sets, policies as policies',
    }),
    onlyOrder: z.boolean().meta({
      description: 'AWS reports a difference that is one of order alone',
    }),
    ignored: z.boolean(),
    checkedAt: instantSchema.nullable(),
    trail: trailSchema.nullable().meta({
      description: 'Who changed it, as CloudTrail tells; null: not asked yet',
    }),
    cause: z.string(),
  })
  .meta({ id: 'DriftedResource' });

export const stackDetailSchema = stackSchema
  .extend({
    createdAt: instantSchema.nullable(),
    updatedAt: instantSchema.nullable(),
    outputs: z.array(
      z.object({
        key: z.string(),
        value: z.string(),
        description: z.string().nullable(),
      }),
    ),
    parameters: z.array(z.object({ key: z.string(), value: z.string() })),
    nested: z.array(
      z.object({
        id: z.string(),
        stackName: z.string(),
        driftStatus: driftStatusSchema,
      }),
    ),
    parent: z.object({ id: z.string(), stackName: z.string() }).nullable(),
    detection: detectionSchema.nullable(),
    resources: z.array(resourceSchema),
    history: z.array(detectionSchema),
    notCheckable: z.string().nullable(),
    revert: z.string().nullable().meta({
      description: 'Commands to read and run yourself: CloudLens never does',
    }),
  })
  .meta({ id: 'DriftStackDetail' });

export const ruleSchema = z
  .object({
    id: z.uuid(),
    stackName: z.string().nullable(),
    resourceType: z.string().nullable(),
    logicalId: z.string().nullable(),
    propertyPath: z.string().nullable(),
    reason: z.string(),
    owner: z.string(),
    createdBy: z.string(),
    createdAt: instantSchema,
    expiresAt: instantSchema.nullable(),
  })
  .meta({ id: 'DriftIgnoreRule' });
