import { z } from 'zod';
import { platformStates, reaches, vulnerabilityStates, workloadKinds } from '@/drizzle/schema/workloads';
import { sinceSchema } from '@/server/findings/schema';
import { defineOperation } from '@/server/http/operation';
import { accountRefSchema, severitySchema } from '@/server/http/posture-schemas';
import { cursorField, idParams, instantSchema, limitField, listField, listOf } from '@/server/http/schemas';
import { eolFilters, workloadFlags, workloadSorts } from './constants';
import { severityWords } from './vulnerabilities/severity';

const span = z.object({ least: z.int(), most: z.int() }).meta({ description: '0 to 100; the two differ by what was not seen' });
const seenCount = z.int().nullable().meta({ description: 'null: nobody looked' });
const severityCounts = z.object({ critical: z.int(), high: z.int(), medium: z.int(), low: z.int() });

export const workloadSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(workloadKinds),
    arn: z.string(),
    resourceId: z.string(),
    name: z.string().nullable(),
    accountId: z.string().meta({ description: 'Twelve digits' }),
    account: accountRefSchema,
    region: z.string(),
    rank: z.int().meta({ description: 'Exposure × vulnerability × privilege, 0 to 100: what it is at least' }),
    rankMax: z.int().meta({ description: 'What it may be at most, for all that was not seen' }),
    exposure: span,
    vulnerability: span,
    privilege: span,
    reach: z.enum(reaches),
    vulnerabilities: z.object({
      state: z.enum(vulnerabilityStates).meta({ description: 'Only `scanned` makes a count of 0 mean that there are none' }),
      critical: seenCount,
      high: seenCount,
      medium: seenCount,
      low: seenCount,
      fixable: seenCount,
      exploitable: seenCount,
    }),
    platform: z.object({
      state: z.enum(platformStates),
      name: z.string().nullable(),
      end: z.string().nullable().meta({ description: 'Last day of support' }),
    }),
    secrets: seenCount,
    detections: seenCount,
    imdsV1: z.boolean().nullable(),
    privileged: z.boolean().nullable(),
    findings: severityCounts.meta({ description: 'Open and not muted, of the workload and of what belongs to it' }),
    firstSeenAt: instantSchema,
    changedAt: instantSchema,
  })
  .meta({ id: 'Workload' });

const packageSchema = z.object({ name: z.string(), installed: z.string().nullable(), fixed: z.string().nullable() });
const told = {
  severity: z.enum(severityWords),
  epss: z.number().nullable().meta({ description: 'Chance that it is exploited within 30 days, 0 to 1' }),
  exploitKnown: z.boolean().nullable(),
  fix: z.enum(['all', 'some', 'none']).nullable().meta({ description: 'Whether newer packages mend it; null: not told' }),
  packages: z.array(packageSchema),
  sources: z.array(z.enum(['inspector', 'ecr'])),
  firstSeenAt: instantSchema,
};

const factorSchema = z.object({
  least: z.int(),
  most: z.int(),
  reasons: z.array(z.object({ effect: z.enum(['raises', 'lowers', 'unknown']), text: z.string() })),
});

/** A part of what is known: seen with its value, or why not. */
const part = <T extends z.ZodType>(value: T) =>
  z.union([
    z.object({ state: z.literal('seen'), value }),
    z.object({ state: z.enum(['not-scanned', 'unknown', 'not-applicable']), why: z.string() }),
  ]);

const summarySchema = z.object({
  exposure: factorSchema,
  vulnerability: factorSchema,
  privilege: factorSchema,
  doors: z.array(z.string()),
  vulnerabilities: part(
    severityCounts.extend({
      other: z.int(),
      fixable: z.int(),
      exploitable: z.int(),
      highestEpss: z.number().nullable(),
      sources: z.array(z.enum(['inspector', 'ecr'])),
      missing: z.string().nullable(),
    }),
  ),
  platform: part(
    z.object({ name: z.string(), end: z.string().nullable(), meaning: z.string(), source: z.string(), checkedOn: z.string().nullable() }),
  ),
  patches: part(z.object({ compliant: z.int(), nonCompliant: z.int(), severity: z.string().nullable() })),
  management: part(z.object({ managed: z.boolean(), ping: z.string().nullable(), agent: z.string().nullable() })),
  imds: part(z.object({ v1: z.boolean(), hops: z.int().nullable() })),
  image: part(
    z.array(
      z.object({
        reference: z.string(),
        origin: z.enum(['own', 'amazon', 'marketplace', 'other-account', 'public-registry', 'unknown']),
        public: z.boolean().nullable(),
        note: z.string().nullable(),
      }),
    ),
  ),
  secrets: part(z.array(z.object({ place: z.string(), what: z.string(), masked: z.string().nullable() }))),
  privileged: part(z.array(z.string())),
  logging: part(z.object({ on: z.boolean(), detail: z.string() })),
  detections: part(z.array(z.object({ title: z.string(), severity: severitySchema, type: z.string(), at: z.string().nullable() }))),
  sensors: z.array(
    z.object({
      name: z.enum(['Inspector', 'ECR image scanning', 'GuardDuty', 'Systems Manager']),
      state: z.enum(['on', 'off', 'unknown']),
      detail: z.string(),
    }),
  ),
  role: z.string().nullable(),
  related: z.array(z.string()),
  runBy: z.array(z.string()),
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
});

const workloadDetailSchema = workloadSchema
  .extend({
    summary: summarySchema,
    vulnerabilityList: z.array(
      z.object({
        cve: z.string(),
        ...told,
        score: z.number().nullable(),
        url: z.string().nullable(),
        firstObservedAt: z.string().nullable(),
      }),
    ),
    findingList: z
      .array(
        z.object({
          id: z.string(),
          checkId: z.string(),
          title: z.string(),
          severity: severitySchema,
          summary: z.string(),
          resource: z.string(),
          muted: z.boolean(),
          assignee: z.string().nullable(),
          comments: z.int(),
          dueAt: instantSchema.nullable(),
        }),
      )
      .meta({ description: 'Open findings of the workload and of what belongs to it, 200 at most' }),
    runners: z
      .array(z.object({ id: z.uuid(), kind: z.enum(workloadKinds), label: z.string() }))
      .meta({ description: 'Of an image: what runs it' }),
  })
  .meta({ id: 'WorkloadDetail' });

const text = z.string().min(1).max(200);
const cveField = z
  .string()
  .regex(/^[A-Za-z][\w.:-]{2,79}$/, 'must be the id of a vulnerability, such as CVE-2021-44228')
  .transform((cve) => (/^cve-/i.test(cve) ? cve.toUpperCase() : cve));

/** The filters of `GET /api/workloads` and of its export. */
export const workloadQuery = z.strictObject({
  kind: listField(z.enum(workloadKinds)),
  accountId: listField(z.string().regex(/^\d{12}$/, 'must be the twelve digits of an AWS account id')),
  region: listField(text),
  cve: cveField.optional().meta({ description: 'That have this vulnerability' }),
  reach: listField(z.enum(reaches)).meta({ description: 'From where it is reached' }),
  eol: listField(z.enum(eolFilters)).meta({ description: 'Out of support, soon to be, or not known' }),
  has: listField(z.enum(workloadFlags)).meta({ description: 'All of them have to be there' }),
  scanned: listField(z.enum(vulnerabilityStates)),
  q: z.string().max(200).optional().meta({ description: 'Text in name or id' }),
  since: sinceSchema
    .optional()
    .meta({ description: 'That appeared, or of which anything shown changed, since: `24h`, `7d`, or an instant' }),
  sort: z.enum(workloadSorts).optional().meta({ description: '`rank`: by what it is at least. `worst`: by what it may be at most' }),
});

export const listWorkloads = defineOperation({
  id: 'listWorkloads',
  method: 'GET',
  path: '/api/workloads',
  summary: 'List workloads, those first that need somebody most',
  description:
    'EC2 instances, ECR images, Lambda functions, ECS services and task definitions, EKS clusters, ranked by exposure × vulnerability × privilege. What nobody looked at is null, and widens `rank` to `rankMax`.',
  tags: ['Workloads'],
  permission: 'findings:read',
  query: workloadQuery.extend({ limit: limitField, cursor: cursorField }),
  response: listOf('workloads', workloadSchema),
});

export const exportWorkloads = defineOperation({
  id: 'exportWorkloads',
  method: 'GET',
  path: '/api/workloads/export',
  summary: 'Download the workloads of a filter as CSV or JSON',
  tags: ['Workloads'],
  permission: 'findings:read',
  limit: 'expensive',
  query: workloadQuery.extend({ format: z.enum(['csv', 'json']).default('csv') }),
  response: z.unknown(),
  produces: ['text/csv', 'application/json'],
  envelope: false,
});

export const getWorkload = defineOperation({
  id: 'getWorkload',
  method: 'GET',
  path: '/api/workloads/{id}',
  summary: 'Read a workload with its vulnerabilities, its findings, and why it ranks where it does',
  tags: ['Workloads'],
  permission: 'findings:read',
  params: idParams,
  response: z.object({ workload: workloadDetailSchema }),
  errors: ['NOT_FOUND'],
});

export const findVulnerability = defineOperation({
  id: 'findVulnerability',
  method: 'GET',
  path: '/api/workloads/vulnerabilities',
  summary: 'Tell where a vulnerability is, over all accounts',
  description: 'Without `cve`: every vulnerability of every workload, the newest CVE numbers first.',
  tags: ['Workloads'],
  permission: 'findings:read',
  query: z.strictObject({ cve: cveField.optional(), limit: limitField, cursor: cursorField }),
  response: listOf('affected', z.object({ cve: z.string(), workload: workloadSchema, ...told }).meta({ id: 'AffectedWorkload' })),
});
