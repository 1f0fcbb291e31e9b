import { z } from 'zod';
import { defineOperation } from '@/server/http/operation';
import { accountRefSchema, coverageProblemSchema } from '@/server/http/posture-schemas';
import { emptySchema, idParams, instantSchema, listField, listOf, pageQuery } from '@/server/http/schemas';
import { regionSchema } from './schema';

const scanStatus = z.enum(['queued', 'running', 'completed', 'partial', 'failed', 'cancelled']);
const severityCounts = z.object({ critical: z.int(), high: z.int(), medium: z.int(), low: z.int() });

const carried = z
  .object({
    answers: z.int(),
    fromScan: z.int().meta({ description: 'The earliest scan that asked for one of them, by its number in the account' }),
    since: instantSchema.meta({ description: 'When that was' }),
  })
  .nullable()
  .meta({ description: 'Answers of earlier scans that AWS promises to stay the same, and that were not asked for again' });

const outcome = z.object({
  resources: z.int(),
  verdicts: z.object({ pass: z.int(), fail: z.int(), unknown: z.int() }),
  open: severityCounts,
  opened: z.int(),
  resolved: z.int(),
  reopened: z.int(),
});

export const scanSchema = z
  .object({
    id: z.uuid(),
    accountId: z.string().meta({ description: 'Twelve digits' }),
    account: accountRefSchema,
    seq: z.int(),
    status: scanStatus,
    trigger: z.enum(['user', 'api', 'schedule', 'first-run']),
    requestedBy: z.string().nullable(),
    asOf: instantSchema.nullable(),
    queuedAt: instantSchema,
    startedAt: instantSchema.nullable(),
    finishedAt: instantSchema.nullable(),
    progress: z.object({
      done: z.int().meta({ description: 'Units (a service in a region) that have ended' }),
      total: z.int(),
      queuePosition: z.int().nullable().meta({ description: 'Turns until its own, 1 is next; null when it does not wait' }),
      estimatedStartAt: instantSchema.nullable().meta({ description: 'While it waits; null when there is nothing to go by' }),
      estimatedFinishAt: instantSchema
        .nullable()
        .meta({ description: 'By how long such scans of the account took lately; null when there is nothing to go by' }),
    }),
    full: z.enum(['asked', 'weekly']).nullable().meta({
      description: 'Why it asks for everything; null when answers that cannot have changed may be carried over from earlier scans',
    }),
    only: z
      .object({
        type: z.string(),
        arn: z.string(),
        id: z.string(),
        name: z.string().nullable(),
        region: z.string(),
        checkId: z.string(),
        findingId: z.string().nullable(),
      })
      .nullable()
      .meta({
        description: 'The one resource that it looked at, to verify a finding: it says nothing of anything else. null: all of its scope',
      }),
    calls: z.int(),
    throttles: z.int(),
    counts: outcome.nullable().meta({ description: 'null until it ended, and where it looked at one resource alone' }),
    error: z.string().nullable(),
  })
  .meta({ id: 'Scan' });

export const scanDetailSchema = scanSchema
  .extend({
    services: z.array(
      z.object({
        service: z.string(),
        region: z.string(),
        status: z.enum(['pending', 'running', 'completed', 'partial', 'failed']),
        resources: z.int(),
        findings: z.int(),
        calls: z.int(),
        throttles: z.int(),
        startedAt: instantSchema.nullable(),
        finishedAt: instantSchema.nullable(),
        error: z.string().nullable(),
      }),
    ),
    coverage: z.object({
      problems: z.array(coverageProblemSchema),
      disabledRegions: z.array(z.string()),
      leftOutRegions: z.array(z.string()),
      carried,
    }),
  })
  .meta({ id: 'ScanDetail' });

const started = z.object({ scanId: z.uuid(), status: z.literal('queued') });

export const startScan = defineOperation({
  id: 'startScan',
  method: 'POST',
  path: '/api/scan/start',
  summary: 'Start a scan of an account',
  description:
    'Name the account by its twelve digits or by our id of the connection. Services and regions narrow the scan; whatever is left out keeps its findings as they are.',
  tags: ['Scans'],
  permission: 'scans:create',
  limit: 'expensive',
  status: 202,
  body: z
    .strictObject({
      accountId: z
        .string()
        .regex(/^\d{12}$/, 'must be the twelve digits of an AWS account id')
        .optional(),
      awsAccountId: z.uuid().optional(),
      credentialId: z.uuid().optional().meta({ description: 'Of a stored access key' }),
      regions: z.array(regionSchema).min(1).max(60).optional(),
      excludeRegions: z.array(regionSchema).max(60).optional(),
      services: z.array(z.string().max(40)).min(1).max(60).optional(),
      kind: z.enum(['cspm', 'cwpp', 'all']).optional().meta({
        description:
          '`cwpp`: only what tells of workloads and of what watches them (EC2, Lambda, ECR, ECS, EKS, SSM, Inspector, GuardDuty, IAM, load balancers, Auto Scaling). Otherwise everything',
      }),
      full: z.boolean().optional().meta({
        description: 'Ask for everything, also for what cannot have changed since an earlier scan. By itself that happens weekly',
      }),
    })
    .refine((input) => [input.accountId, input.awsAccountId, input.credentialId].filter((each) => each !== undefined).length === 1, {
      message: 'give one of accountId, awsAccountId and credentialId',
      path: ['accountId'],
    }),
  response: started,
  errors: ['NOT_FOUND', 'SCAN_RUNNING', 'INSECURE_TRUST', 'ACCOUNT_PAUSED', 'NOT_CONNECTED', 'UNPROCESSABLE'],
  audit: 'scan.start',
  idempotent: true,
  examples: { body: { accountId: '111122223333', excludeRegions: ['us-west-2'] } },
});

export const listScanResults = defineOperation({
  id: 'listScanResults',
  method: 'GET',
  path: '/api/scan/results',
  summary: 'List scans, newest first',
  tags: ['Scans'],
  permission: 'scans:read',
  query: pageQuery.extend({
    accountId: z
      .string()
      .regex(/^\d{12}$/)
      .optional(),
    status: listField(scanStatus),
  }),
  response: listOf('scans', scanSchema),
  errors: ['NOT_FOUND'],
});

export const getScanResult = defineOperation({
  id: 'getScanResult',
  method: 'GET',
  path: '/api/scan/results/{id}',
  summary: 'Read one scan: progress, each service in each region, and what could not be seen',
  tags: ['Scans'],
  permission: 'scans:read',
  params: idParams,
  response: z.object({ scan: scanDetailSchema }),
  errors: ['NOT_FOUND'],
});

const unitCounts = z.object({ pending: z.int(), running: z.int(), completed: z.int(), partial: z.int(), failed: z.int() });

const decisionFields = { reason: z.string(), owner: z.string().nullable(), expiresAt: instantSchema.nullable() };

export const getScanReport = defineOperation({
  id: 'getScanReport',
  method: 'GET',
  path: '/api/scan/results/{id}/report',
  summary: 'Read what a scan looked at, what it did not and why, how many calls it took and how long',
  tags: ['Scans'],
  permission: 'scans:read',
  params: idParams,
  response: z.object({
    report: z
      .object({
        scan: scanSchema,
        seconds: z.number().nullable().meta({ description: 'From start to end; null while it runs' }),
        services: z.array(
          z.object({
            service: z.string(),
            units: unitCounts,
            resources: z.int(),
            calls: z.int().meta({ description: 'Requests on the wire, retries included' }),
            throttles: z.int(),
            workSeconds: z.number().meta({ description: 'Summed over regions, which run side by side' }),
          }),
        ),
        operations: z.array(
          z.object({
            service: z.string(),
            operation: z.string(),
            calls: z.int().meta({ description: 'Retries not counted' }),
            answered: z.array(z.string()).meta({ description: 'Regions in which it was answered in full' }),
            notAnswered: z.array(z.object({ region: z.string(), kind: coverageProblemSchema.shape.kind, code: z.string().nullable() })),
            carried,
          }),
        ),
        notLookedAt: z.object({
          units: z.array(z.object({ service: z.string(), region: z.string() })),
          problems: z.array(coverageProblemSchema),
          regionsNotEnabled: z.array(z.string()),
          regionsLeftOut: z.array(z.string()),
          servicesLeftOut: z.array(z.string()),
        }),
        notJudged: z
          .object({
            checks: z.array(z.object({ checkId: z.string(), ...decisionFields })),
            exclusions: z.array(z.object({ id: z.string(), ...decisionFields, resources: z.int().nullable() })),
          })
          .meta({ description: 'Disabled checks and exclusions that held when the scan began' }),
        uncertainChecks: z.array(z.string()),
      })
      .meta({ id: 'ScanReport' }),
  }),
  errors: ['NOT_FOUND'],
});

export const deleteScanResult = defineOperation({
  id: 'deleteScanResult',
  method: 'DELETE',
  path: '/api/scan/results/{id}',
  summary: 'Delete the record of a scan that has ended; its findings stay',
  tags: ['Scans'],
  permission: 'scans:delete',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND', 'CONFLICT'],
  audit: 'scan.delete',
});

export const cancelScanResult = defineOperation({
  id: 'cancelScanResult',
  method: 'POST',
  path: '/api/scan/results/{id}/cancel',
  summary: 'Stop a scan at once',
  tags: ['Scans'],
  permission: 'scans:update',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND', 'CONFLICT'],
  audit: 'scan.cancel',
  auditIfChanged: true,
});

export const getNewestScan = defineOperation({
  id: 'getNewestScan',
  method: 'GET',
  path: '/api/scan/cspm',
  summary: 'Read the newest finished posture scan, or have one made',
  description:
    'With `maxAge`, and none finished within so many seconds: a Bearer token that may start scans joins the running one or starts one, and is answered 202. A cookie session never starts work by reading.',
  tags: ['Scans'],
  permission: 'scans:read',
  query: z.strictObject({
    accountId: z
      .string()
      .regex(/^\d{12}$/)
      .optional(),
    maxAge: z.coerce.number().int().min(0).max(31_536_000).optional().meta({ description: 'Seconds' }),
  }),
  response: z.union([z.object({ scan: scanDetailSchema }), z.object({ scanId: z.uuid() })]),
  alsoAnswers: { 202: 'A scan is on its way: read it under its id.' },
  errors: ['NOT_FOUND', 'INSECURE_TRUST', 'NOT_CONNECTED'],
});

export const getNewestWorkloadScan = defineOperation({
  id: 'getNewestWorkloadScan',
  method: 'GET',
  path: '/api/scan/cwpp',
  summary: 'Read the newest finished scan of workloads, or have one made',
  description:
    'A scan of kind `cwpp` or `all`, or one of everything. With `maxAge`, and none finished within so many seconds: a Bearer token that may start scans joins the running one or starts one, and is answered 202. A cookie session never starts work by reading.',
  tags: ['Scans'],
  permission: 'scans:read',
  query: z.strictObject({
    accountId: z
      .string()
      .regex(/^\d{12}$/)
      .optional(),
    maxAge: z.coerce.number().int().min(0).max(31_536_000).optional().meta({ description: 'Seconds' }),
  }),
  response: z.union([z.object({ scan: scanDetailSchema }), z.object({ scanId: z.uuid() })]),
  alsoAnswers: { 202: 'A scan is on its way: read it under its id.' },
  errors: ['NOT_FOUND', 'INSECURE_TRUST', 'NOT_CONNECTED'],
});

export const listResultHistory = defineOperation({
  id: 'listResultHistory',
  method: 'GET',
  path: '/api/results/history',
  summary: 'List scans, newest first, under the earlier clients’ path',
  tags: ['Scans'],
  permission: 'scans:read',
  query: pageQuery.extend({
    accountId: z
      .string()
      .regex(/^\d{12}$/)
      .optional(),
  }),
  response: listOf('scans', scanSchema),
  errors: ['NOT_FOUND'],
});
