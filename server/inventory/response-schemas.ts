import { z } from 'zod';
import { historyShape, versionsShape } from '@/server/drift/versions/api';
import { findingStatuses } from '@/server/findings/constants';
import { accountRefSchema, severitySchema } from '@/server/http/posture-schemas';
import { instantSchema } from '@/server/http/schemas';

const severityCounts = z.object({ critical: z.int(), high: z.int(), medium: z.int(), low: z.int() });

export const resourceSchema = z
  .object({
    uid: z.string().meta({ description: 'Ours, for `/api/aws-resources/{id}`' }),
    type: z.string().meta({ description: '`ec2`, `s3`, `lambda`, `rds`, else AWS’s own name, as in AWS::EC2::Volume' }),
    resourceType: z.string().meta({ description: 'AWS’s own name always' }),
    id: z.string(),
    name: z.string().nullable(),
    arn: z.string(),
    accountId: z.string().meta({ description: 'Twelve digits' }),
    account: accountRefSchema,
    region: z.string(),
    service: z.string(),
    state: z.string().nullable().meta({ description: 'null: the type has none' }),
    instanceType: z.string().optional(),
    launchTime: z.string().optional(),
    tags: z.record(z.string(), z.string()),
    findings: severityCounts.nullable().meta({ description: 'Open and not muted; null: the caller may not read findings' }),
    firstSeenAt: instantSchema,
    changedAt: instantSchema,
  })
  .meta({ id: 'Resource' });

export const unseenSchema = z
  .object({
    account: accountRefSchema,
    region: z.string(),
    types: z.array(z.string()),
    operation: z.string(),
    kind: z.string().meta({ description: '`denied`, `throttled`, `cut`, …' }),
    code: z.string().nullable(),
    actions: z.array(z.string()).meta({ description: 'IAM actions that would allow it' }),
    at: instantSchema,
  })
  .meta({ id: 'Unseen', description: 'A listing that the latest scan could not end: how many there are is not known' });

const countedValue = z.object({ value: z.string(), count: z.int() });

export const countsSchema = z.object({
  total: z.int(),
  isCapped: z.boolean().meta({ description: 'true: only the first 10,000 that match were counted, the first 1,000 of a search for words' }),
  type: z.array(countedValue),
  account: z.array(countedValue).meta({ description: 'By our id of the account' }),
  region: z.array(countedValue),
});

export const lookSchema = z.object({
  account: accountRefSchema,
  at: instantSchema.nullable().meta({ description: 'null: never scanned' }),
});

export const resourceDetailSchema = resourceSchema
  .extend({
    deletedAt: instantSchema.nullable().meta({ description: 'When a complete listing no longer had it; null: it is there' }),
    configuration: z.record(z.string(), z.unknown()).meta({ description: 'As AWS told it; secrets are masked' }),
    masked: z.int(),
    carried: z
      .object({ configuration: z.array(z.string()), tags: z.array(z.string()) })
      .meta({ description: 'Keys that the last scan could not see: as an earlier one saw them' }),
    gaps: z.array(z.object({ operation: z.string(), kind: z.string(), code: z.string() })),
    checks: z.int().meta({ description: 'Checks for this type; 0: none looks at it' }),
    verdicts: z.object({ pass: z.int(), fail: z.int(), unknown: z.int() }).nullable(),
    findingList: z
      .array(
        z.object({
          id: z.string(),
          checkId: z.string(),
          title: z.string(),
          severity: severitySchema,
          status: z.enum(findingStatuses),
          changedAt: instantSchema,
        }),
      )
      .nullable(),
    monthlyCost: z.object({ monthly: z.string(), unit: z.string(), basis: z.string() }).nullable(),
    stack: z
      .object({ id: z.string().nullable(), stackName: z.string(), logicalId: z.string(), driftStatus: z.string().nullable() })
      .nullable()
      .meta({ description: 'The CloudFormation stack that made it' }),
    changedBy: z
      .array(
        z.object({
          at: instantSchema,
          event: z.string(),
          user: z.string(),
          arn: z.string().nullable(),
          how: z.string(),
          sourceIp: z.string().nullable(),
        }),
      )
      .meta({ description: 'Calls out of CloudTrail, as drift detections looked them up' }),
    consoleUrl: z.url().nullable(),
    lastScannedAt: instantSchema.nullable(),
    versions: versionsShape,
  })
  .meta({ id: 'ResourceDetail' });

export const resourceVersionsSchema = historyShape;

const spelling = z.object({ values: z.array(z.string()) });
const tagPlace = z.object({ value: z.string(), total: z.int(), present: z.int() });

export const tagCoverageSchema = z
  .object({
    total: z.int().meta({ description: 'Resources of types of which something is tagged' }),
    untagged: z.int(),
    required: z.array(
      z.object({
        key: z.string(),
        total: z.int(),
        present: z.int(),
        byType: z.array(tagPlace),
        byAccount: z.array(tagPlace),
        values: z.int(),
        valuesAreCapped: z.boolean(),
        spellings: z.array(spelling).meta({ description: 'Values that differ in nothing but spelling' }),
      }),
    ),
    inUse: z.array(z.object({ key: z.string(), present: z.int() })),
    keySpellings: z.array(spelling),
    types: z.array(z.string()).meta({ description: 'The types that are counted' }),
    withoutTags: z.array(z.string()).meta({ description: 'Types of which nothing is tagged; not counted' }),
  })
  .meta({ id: 'TagCoverage' });
