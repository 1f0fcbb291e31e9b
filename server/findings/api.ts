import { z } from 'zod';
import { resourceDriftStatuses } from '@/drizzle/schema/drift';
import { storedStatuses } from '@/server/checks/types';
import { defineOperation } from '@/server/http/operation';
import { accountRefSchema, severitySchema } from '@/server/http/posture-schemas';
import { cursorField, instantSchema, limitField, listField, listOf } from '@/server/http/schemas';
import { exceptionSchema } from '@/server/triage/answers';
import { dueFilters, findingSorts, findingStatuses, groupings, historyKinds } from './constants';
import { exportFormatNames } from './export/formats';
import { assigneeSchema, exceptionFilterSchema, muteSchema, sinceSchema, unmuteSchema } from './schema';

const text = z.string().min(1).max(200);

/** The filters of `GET /api/findings` and of its export. */
export const findingQuery = z.strictObject({
  status: listField(z.enum(findingStatuses)),
  severity: listField(severitySchema),
  service: listField(text),
  region: listField(text),
  accountId: listField(z.string().regex(/^\d{12}$/, 'must be the twelve digits of an AWS account id')),
  account: listField(z.uuid()),
  checkId: listField(text),
  q: z.string().max(200).optional(),
  resource: listField(z.string().min(1).max(2_000)).meta({
    description: 'ARN, id or name of a resource, whole',
  }),
  tag: listField(z.string().min(1).max(400)).meta({
    description: '`key` or `key=value` of the resource’s tags',
  }),
  framework: listField(text).meta({
    description: 'Ids of frameworks: findings of what they ask for',
  }),
  assignee: listField(assigneeSchema).meta({
    description: 'Ids of members, `me`, or `none`',
  }),
  due: listField(z.enum(dueFilters)).meta({
    description: 'Past the deadline, or near it',
  }),
  since: sinceSchema.optional().meta({
    description: 'Whose status changed since: `24h`, `7d`, or an instant',
  }),
  exception: listField(exceptionFilterSchema).meta({
    description: 'Under an exception: its id, `waiting`, or `accepted`',
  }),
  sort: z.enum(findingSorts).optional(),
});

const personSchema = z.object({ id: z.uuid(), name: z.string() });

export const findingSchema = z
  .object({
    id: z.string(),
    checkId: z.string(),
    aliases: z.array(z.string()),
    title: z.string(),
    severity: severitySchema,
    status: z.enum(findingStatuses),
    resource: z.object({ id: z.string(), arn: z.string(), type: z.string(), name: z.string().nullable() }),
    service: z.string(),
    region: z.string(),
    accountId: z.string().meta({ description: 'Twelve digits' }),
    account: accountRefSchema,
    firstSeenAt: instantSchema,
    lastChangedAt: instantSchema,
    mutedUntil: instantSchema.nullable(),
    reopenedCount: z.int(),
    assignee: personSchema.nullable(),
    openedAt: instantSchema.nullable().meta({ description: 'When it last became a finding' }),
    dueAt: instantSchema.nullable().meta({ description: 'null: no deadline' }),
    exception: z.object({ id: z.uuid(), state: z.enum(['waiting', 'accepted']) }).nullable(),
  })
  .meta({ id: 'Finding' });

const remedySchema = z.object({
  text: z.string(),
  console: z.string().optional(),
  cli: z.string().optional(),
  terraform: z.string().optional(),
  cloudformation: z.string().optional(),
});

export const verificationLookSchema = z.object({
  asked: z.array(
    z.object({
      operation: z.string(),
      regions: z.array(z.string()),
      status: z.string().meta({ description: '`complete`, or how it fell short' }),
      code: z.string().nullable().meta({ description: 'AWS’s error code when not complete' }),
      calls: z.int(),
    }),
  ),
  calls: z.int().meta({ description: 'Of all operations, retries included' }),
});

const verificationScopeSchema = z.object({
  services: z.array(z.string()),
  regions: z.array(z.string()).nullable().meta({ description: 'null: all regions of the account, or services that have none' }),
  resource: z.string().nullable().meta({
    description: 'ARN of the one resource; null: the finding names none that is in the inventory, so all of its kind are looked at',
  }),
});

const findingDetailSchema = findingSchema
  .omit({ aliases: true })
  .extend({
    summary: z.string(),
    evidence: z.record(z.string(), z.unknown()).nullable(),
    why: z.string(),
    remedy: remedySchema,
    aliases: z.object({ prowler: z.array(z.string()), securityHub: z.array(z.string()) }),
    requirements: z.record(z.string(), z.array(z.string())),
    verdict: z.enum(storedStatuses),
    unknownBecause: z.array(z.object({ operation: z.string(), region: z.string(), kind: z.string() })),
    mute: z
      .object({
        reason: z.string(),
        by: z.string(),
        at: instantSchema,
        expiresAt: instantSchema.nullable(),
      })
      .nullable(),
    exceptionDetail: exceptionSchema.nullable(),
    frameworks: z
      .array(
        z.object({
          id: z.string(),
          name: z.string(),
          requirements: z.array(z.string()),
        }),
      )
      .meta({
        description: 'That ask for this: one finding stands for all of them',
      }),
    history: z.array(
      z.object({
        at: instantSchema,
        kind: z.enum(historyKinds),
        scanId: z.uuid().nullable(),
        actor: z.string().nullable(),
        note: z.string().nullable(),
        look: verificationLookSchema.nullable().meta({ description: 'Of a look at this resource alone: what was asked of AWS' }),
      }),
    ),
    tags: z.record(z.string(), z.string()),
    stack: z
      .object({
        id: z.string().nullable(),
        stackName: z.string(),
        logicalId: z.string(),
        driftStatus: z.enum(resourceDriftStatuses).nullable().meta({ description: 'null: nobody looked for drift of it' }),
      })
      .nullable()
      .meta({ description: 'The CloudFormation stack that made the resource' }),
    consoleUrl: z.string().nullable(),
    lastScannedAt: instantSchema.nullable(),
    verifyingScanId: z.uuid().nullable().meta({ description: 'The scan that looks at it again just now; null: none' }),
    monthlyCost: z
      .object({ monthly: z.string(), unit: z.string(), basis: z.string() })
      .nullable()
      .meta({ description: 'Of the resource, by list price: an estimate; null: no price is known' }),
    inventoryId: z.string().nullable().meta({ description: 'The `uid` of the resource in the inventory; null: it is no listed thing' }),
    verification: verificationScopeSchema
      .nullable()
      .meta({ description: 'What looking at it again would take; null: its check is no longer there' }),
  })
  .meta({ id: 'FindingDetail' });

const facet = z.array(z.object({ value: z.string(), label: z.string(), count: z.int() }));

export const listFindings = defineOperation({
  id: 'listFindings',
  method: 'GET',
  path: '/api/findings',
  summary: 'List findings',
  description:
    'Open ones unless `status` says otherwise. Several values of a filter are alternatives, filters narrow each other. Lists may be repeated or separated by commas.',
  tags: ['Findings'],
  permission: 'findings:read',
  query: findingQuery.extend({ limit: limitField, cursor: cursorField }),
  response: listOf('findings', findingSchema),
});

export const findingFacets = defineOperation({
  id: 'findingFacets',
  method: 'GET',
  path: '/api/findings/facets',
  summary: 'Count findings by each filter’s values, under the other filters',
  tags: ['Findings'],
  permission: 'findings:read',
  query: findingQuery.omit({ sort: true }),
  response: z.object({
    facets: z.object({ status: facet, severity: facet, service: facet, region: facet, account: facet, checkId: facet }),
  }),
});

export const listFindingGroups = defineOperation({
  id: 'listFindingGroups',
  method: 'GET',
  path: '/api/findings/groups',
  summary: 'List findings by cause (the check) or by resource, the worst first',
  tags: ['Findings'],
  permission: 'findings:read',
  query: findingQuery.omit({ sort: true }).extend({
    by: z.enum(groupings).default('check'),
    limit: limitField,
    cursor: cursorField,
  }),
  response: listOf(
    'groups',
    z.object({
      key: z.string().meta({ description: 'Id of the check, or ARN' }),
      title: z.string(),
      severity: severitySchema,
      findings: z.int(),
      resources: z.int(),
      checks: z.int(),
      accounts: z.int(),
      overdue: z.int(),
      unassigned: z.int(),
      lastChangedAt: instantSchema,
      region: z.string().nullable(),
      resourceType: z.string().nullable(),
      frameworks: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
});

export const exportFindings = defineOperation({
  id: 'exportFindings',
  method: 'GET',
  path: '/api/findings/export',
  summary: 'Download the filtered findings: CSV, JSON, HTML, PDF, OCSF, ASFF or SARIF',
  description:
    'All that match, streamed; a PDF takes at most 2,000. In CSV, cells that a spreadsheet would run as a formula begin with an apostrophe.',
  tags: ['Findings'],
  permission: 'findings:read',
  limit: 'expensive',
  query: findingQuery.extend({ format: z.enum(exportFormatNames).default('csv') }),
  response: z.unknown(),
  errors: ['UNPROCESSABLE'],
  produces: ['text/csv', 'application/json', 'text/html', 'application/pdf', 'application/sarif+json'],
  envelope: false,
});

export const getFinding = defineOperation({
  id: 'getFinding',
  method: 'GET',
  path: '/api/findings/{id}',
  summary: 'Read one finding with evidence, remedy and history',
  tags: ['Findings'],
  permission: 'findings:read',
  params: z.strictObject({ id: z.string().regex(/^\d{1,18}$/, 'must be the id of a finding') }),
  response: z.object({ finding: findingDetailSchema }),
  errors: ['NOT_FOUND'],
});

export const verifyFinding = defineOperation({
  id: 'verifyFinding',
  method: 'POST',
  path: '/api/findings/{id}/verify',
  summary: 'Look at a finding’s resource again, now',
  description:
    'Starts a scan of that resource alone, and of what its check reads beside it; the answer says where. Nothing else is judged, counted or taken for gone by it. A pass resolves the finding, as does a listing of all of its kind without it; a denied or cut call leaves it as it is. The history tells who asked, what was asked of AWS and what came of it. Follow the scan at GET /api/scan/results/{id}.',
  tags: ['Findings'],
  permission: 'scans:create',
  limit: 'expensive',
  status: 202,
  params: z.strictObject({ id: z.string().regex(/^\d{1,18}$/, 'must be the id of a finding') }),
  response: z.object({
    scanId: z.uuid(),
    status: z.literal('queued'),
    scope: verificationScopeSchema,
  }),
  errors: ['NOT_FOUND', 'SCAN_RUNNING', 'INSECURE_TRUST', 'ACCOUNT_PAUSED', 'NOT_CONNECTED', 'UNPROCESSABLE'],
  audit: 'finding.verify',
  idempotent: true,
});

export const muteFindings = defineOperation({
  id: 'muteFindings',
  method: 'POST',
  path: '/api/findings/mute',
  summary: 'Mute open findings, by id or by filter, with a reason and an end',
  tags: ['Findings'],
  permission: 'findings:update',
  body: muteSchema,
  response: z.object({ muted: z.int(), muteId: z.uuid() }),
  errors: ['NOT_FOUND', 'UNPROCESSABLE'],
  audit: 'findings.mute',
  idempotent: true,
  examples: { body: { ids: ['42'], reason: 'Static website, meant to be public', expiresAt: '2027-01-31T00:00:00Z' } },
});

export const unmuteFindings = defineOperation({
  id: 'unmuteFindings',
  method: 'POST',
  path: '/api/findings/unmute',
  summary: 'Lift mutes and exceptions, of findings or a whole one',
  tags: ['Findings'],
  permission: 'findings:update',
  body: unmuteSchema,
  response: z.object({ unmuted: z.int() }),
  errors: ['NOT_FOUND'],
  audit: 'findings.unmute',
  idempotent: true,
  examples: { body: { ids: ['42'] } },
});
