import { z } from 'zod';
import { defineOperation } from '@/server/http/operation';
import { accountRefSchema, severitySchema } from '@/server/http/posture-schemas';
import { cursorField, instantSchema, limitField, listOf } from '@/server/http/schemas';
import { attestationSchema } from './attestations/schema';
import { customFrameworkSchema } from './custom/schema';
import { doubts, requirementStates } from './types';

const stateSchema = z.enum(requirementStates);
const doubtSchema = z.enum(doubts).meta({
  description: 'unseen: AWS did not answer in full; not-run: an account was not judged by it; not-built: a known check is missing',
});

const counts = {
  pass: z.int(),
  fail: z.int(),
  unknown: z.int(),
  excepted: z.int().meta({ description: 'All that would fail is muted, or left out by decision' }),
  manual: z.int(),
  attested: z.int().meta({ description: 'Somebody’s word is in force. Not a pass' }),
  notApplicable: z.int().meta({ description: 'There was nothing to judge' }),
};
const countsSchema = z
  .object({ ...counts, partlyCovered: z.int().meta({ description: 'Of `unknown`: nothing is missing but checks that are not built' }) })
  .meta({ id: 'RequirementCounts' });

const scoreField = z
  .number()
  .min(0)
  .max(1)
  .nullable()
  .meta({ description: 'Passing among all that checks judge, unknown included; null: none' });

const frameworkSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    version: z.string(),
    extent: z.enum(['whole', 'part', 'aws-relevant-subset', 'own']),
    note: z.string().nullable(),
    requirements: z.int(),
    counts: countsSchema,
    score: scoreField,
    trend: z.array(z.object({ at: instantSchema, score: scoreField, pass: z.int(), fail: z.int(), unknown: z.int() })),
  })
  .meta({ id: 'Framework' });

const scopeSchema = z
  .object({
    accounts: z.array(accountRefSchema),
    neverScanned: z.array(accountRefSchema).meta({ description: 'Connected, and in no number here' }),
    partlyScanned: z.array(accountRefSchema).meta({ description: 'No scan has covered all services and regions of these' }),
    asOf: instantSchema.nullable(),
  })
  .meta({ id: 'ComplianceScope' });

const attestationView = z
  .object({
    id: z.uuid(),
    statement: z.string(),
    evidenceUrl: z.string().nullable(),
    by: z.string(),
    at: instantSchema,
    expiresAt: instantSchema,
    accounts: z.array(accountRefSchema),
  })
  .meta({ id: 'Attestation' });

const requirementSchema = z
  .object({
    id: z.string(),
    group: z.string().nullable(),
    name: z.string().nullable().meta({ description: 'In our words; null: it bears its number only' }),
    assessment: z.enum(['automated', 'manual']).nullable(),
    state: stateSchema,
    doubts: z.array(doubtSchema),
    checks: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        severity: severitySchema,
        state: z.enum(['fail', 'unknown', 'excepted', 'pass', 'not-applicable']),
        open: z.int(),
        muted: z.int(),
        excluded: z.int(),
        unknown: z.int(),
        pass: z.int(),
      }),
    ),
    missing: z.array(z.string()).meta({ description: 'Known checks that are not built yet' }),
    attestations: z.array(attestationView),
    attestable: z.boolean(),
  })
  .meta({ id: 'Requirement' });

const accountId = z
  .string()
  .regex(/^\d{12}$/, 'must be the twelve digits of an AWS account id')
  .optional()
  .meta({ description: 'One AWS account; absent: all, each requirement as where it is worst' });
/** A framework of ours has a word for an id, an uploaded one a UUID. */
const frameworkParams = z.strictObject({ id: z.string().min(1).max(60) });

export const listFrameworks = defineOperation({
  id: 'listFrameworks',
  method: 'GET',
  path: '/api/compliance/frameworks',
  summary: 'List compliance frameworks with score and trend',
  tags: ['Compliance'],
  permission: 'findings:read',
  query: z.strictObject({ accountId, limit: limitField, cursor: cursorField }),
  response: listOf('frameworks', frameworkSchema).extend({ scope: scopeSchema }),
  errors: ['NOT_FOUND'],
});

export const getFramework = defineOperation({
  id: 'getFramework',
  method: 'GET',
  path: '/api/compliance/frameworks/{id}',
  summary: 'Read one framework: how every requirement stands, and by which checks',
  tags: ['Compliance'],
  permission: 'findings:read',
  params: frameworkParams,
  query: z.strictObject({ accountId }),
  response: z.object({
    framework: frameworkSchema
      .extend({
        groups: z.array(z.object({ id: z.string(), name: z.string(), counts: countsSchema })),
        rows: z.array(requirementSchema),
        scope: scopeSchema,
        accounts: z.array(
          z
            .object({ account: accountRefSchema, at: instantSchema, score: scoreField, counts: z.object(counts) })
            .meta({ id: 'AccountScore' }),
        ),
      })
      .meta({ id: 'FrameworkDetail' }),
  }),
  errors: ['NOT_FOUND'],
});

export const getRequirementByAccount = defineOperation({
  id: 'getRequirementByAccount',
  method: 'GET',
  path: '/api/compliance/frameworks/{id}/requirements/{requirement}',
  summary: 'Read how one requirement stands in each AWS account',
  tags: ['Compliance'],
  permission: 'findings:read',
  params: frameworkParams.extend({ requirement: z.string().min(1).max(60) }),
  response: z.object({
    accounts: z.array(z.object({ account: accountRefSchema, state: stateSchema, doubts: z.array(doubtSchema) })),
    more: z.int().meta({ description: 'How many accounts more there are' }),
  }),
  errors: ['NOT_FOUND'],
});

export const exportFramework = defineOperation({
  id: 'exportFramework',
  method: 'GET',
  path: '/api/compliance/frameworks/{id}/export',
  summary: 'Download a framework’s report as PDF, CSV or JSON',
  description:
    'Scope, date, coverage and exceptions are part of each. In CSV, cells that a spreadsheet would run as a formula begin with an apostrophe.',
  tags: ['Compliance'],
  permission: 'findings:read',
  limit: 'expensive',
  params: frameworkParams,
  query: z.strictObject({ accountId, format: z.enum(['pdf', 'csv', 'json']).default('pdf') }),
  response: z.unknown(),
  produces: ['application/pdf', 'text/csv', 'application/json'],
  envelope: false,
  errors: ['NOT_FOUND'],
});

export const createFramework = defineOperation({
  id: 'createFramework',
  method: 'POST',
  path: '/api/compliance/frameworks',
  summary: 'Upload a framework of your own',
  description:
    'Up to 1,000 requirements and 256 kB; 20 frameworks an organization. Checks go by our ids, or those of Prowler or Security Hub.',
  tags: ['Compliance'],
  permission: 'organization:update',
  body: customFrameworkSchema,
  response: z.object({ frameworkId: z.uuid() }),
  status: 201,
  errors: ['CONFLICT', 'PAYLOAD_TOO_LARGE', 'UNPROCESSABLE'],
  audit: 'compliance.create-framework',
  idempotent: true,
  examples: {
    body: {
      name: 'House rules',
      version: '1',
      groups: [{ name: 'Storage', requirements: [{ number: '1.1', name: 'Buckets are private', checks: ['s3/bucket-not-public'] }] }],
    },
  },
});

export const deleteFramework = defineOperation({
  id: 'deleteFramework',
  method: 'DELETE',
  path: '/api/compliance/frameworks/{id}',
  summary: 'Delete an uploaded framework with its scores and attestations',
  tags: ['Compliance'],
  permission: 'organization:update',
  params: frameworkParams,
  response: z.object({ deleted: z.literal(true) }),
  errors: ['NOT_FOUND'],
  audit: 'compliance.delete-framework',
});

export const createAttestation = defineOperation({
  id: 'createAttestation',
  method: 'POST',
  path: '/api/compliance/attestations',
  summary: 'Attest a requirement that no check judges',
  description: 'Holds until its end for the accounts named; accounts that come later are not part of it. It never counts as a pass.',
  tags: ['Compliance'],
  permission: 'findings:update',
  body: attestationSchema,
  response: z.object({ attestationId: z.uuid(), accounts: z.int() }),
  status: 201,
  errors: ['NOT_FOUND', 'UNPROCESSABLE'],
  audit: 'compliance.attest',
  idempotent: true,
  examples: {
    body: {
      framework: 'iso-27001-2022',
      requirement: 'A.6.3',
      statement: 'All staff took the security course of spring; the list is in the wiki',
      evidenceUrl: 'https://wiki.example.com/security/training',
      expiresAt: '2027-06-30T00:00:00Z',
    },
  },
});

export const withdrawAttestation = defineOperation({
  id: 'withdrawAttestation',
  method: 'POST',
  path: '/api/compliance/attestations/{id}/withdraw',
  summary: 'Take an attestation back',
  tags: ['Compliance'],
  permission: 'findings:update',
  params: z.strictObject({ id: z.uuid() }),
  response: z.object({ withdrawn: z.literal(true) }),
  errors: ['NOT_FOUND'],
  audit: 'compliance.withdraw',
});
