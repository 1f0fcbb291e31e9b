import { z } from 'zod';
import { defineOperation } from '@/server/http/operation';
import { accountRefSchema } from '@/server/http/posture-schemas';
import { idParams, instantSchema } from '@/server/http/schemas';
import { largestFile } from './constants';
import { checkSettingSchema, exclusionSchema } from './schema';

const written = { by: z.string(), at: instantSchema };
const ended = { owner: z.string().nullable(), expiresAt: instantSchema.nullable(), isOver: z.boolean() };

const settingSchema = z
  .object({
    checkId: z.string(),
    title: z.string(),
    enabled: z.boolean().nullable().meta({ description: 'null: as elsewhere' }),
    parameters: z.array(z.object({ name: z.string(), value: z.number(), default: z.number().nullable(), description: z.string() })),
    reason: z.string().nullable(),
    ...ended,
    ...written,
  })
  .meta({ id: 'CheckSetting' });

const which = {
  checks: z.array(z.string()).optional().meta({ description: 'Absent: all' }),
  regions: z.array(z.string()).optional(),
  resources: z.array(z.string()).optional().meta({ description: 'Wildcards on the ARN where they begin with `arn:`, else on id or name' }),
  resourceRegex: z.array(z.string()).optional(),
  tags: z.record(z.string(), z.string()).optional(),
  tagRegex: z.array(z.string()).optional(),
};
const exclusionView = z
  .object({ id: z.uuid(), ...which, except: z.array(z.object(which)).optional(), reason: z.string(), ...ended, ...written })
  .meta({ id: 'Exclusion' });

const level = { checks: z.array(settingSchema), exclusions: z.array(exclusionView) };
const accountId = z
  .string()
  .regex(/^\d{12}$/, 'must be the twelve digits of an AWS account id')
  .meta({ description: 'Absent: for the whole organization' });
const checkParams = z.strictObject({ service: z.string().max(40), name: z.string().max(100) });
const noteSchema = z.object({ line: z.int().nullable(), path: z.string(), message: z.string() });

export const getScope = defineOperation({
  id: 'getScope',
  method: 'GET',
  path: '/api/scope',
  summary: 'Read all that is judged otherwise than by default: thresholds, disabled checks, excluded resources',
  tags: ['Scope'],
  permission: 'checks:read',
  response: z.object({
    organization: z.object(level),
    accounts: z.array(z.object({ account: accountRefSchema, ...level })),
    waiting: z.array(accountRefSchema).meta({ description: 'Accounts whose verdicts do not follow it yet' }),
  }),
});

export const putCheckSetting = defineOperation({
  id: 'putCheckSetting',
  method: 'PUT',
  path: '/api/scope/checks/{service}/{name}',
  summary: 'Set thresholds of a check, or switch it off or on, for the organization or one account',
  description:
    'Replaces what was set there. An account’s word goes before the organization’s. A check that is off is not judged: its open findings are neither resolved nor shown as passing, and open again when it is on.',
  tags: ['Scope'],
  permission: 'checks:update',
  params: checkParams,
  body: checkSettingSchema.safeExtend({ accountId: accountId.optional() }),
  response: z.object({
    setting: settingSchema
      .omit({ checkId: true, title: true, isOver: true, parameters: true })
      .extend({ parameters: z.record(z.string(), z.number()) }),
  }),
  errors: ['NOT_FOUND'],
  audit: 'scope.check.update',
  auditIfChanged: true,
  examples: {
    body: {
      enabled: false,
      reason: 'Covered by a contract with the data centre',
      owner: 'platform team',
      expiresAt: '2027-06-30T00:00:00Z',
    },
  },
});

export const deleteCheckSetting = defineOperation({
  id: 'deleteCheckSetting',
  method: 'DELETE',
  path: '/api/scope/checks/{service}/{name}',
  summary: 'Let a check be judged as the organization, or the default, says',
  tags: ['Scope'],
  permission: 'checks:update',
  params: checkParams,
  query: z.strictObject({ accountId: accountId.optional() }),
  response: z.object({ cleared: z.boolean() }),
  errors: ['NOT_FOUND'],
  audit: 'scope.check.delete',
  auditIfChanged: true,
});

export const createExclusion = defineOperation({
  id: 'createExclusion',
  method: 'POST',
  path: '/api/scope/exclusions',
  summary: 'Exclude resources from judging, by ARN, id, name, tag or region',
  description: 'What is excluded is counted, never shown as passing, and judged again when the exclusion ends.',
  tags: ['Scope'],
  permission: 'checks:update',
  body: exclusionSchema.safeExtend({ accountId: accountId.optional() }),
  status: 201,
  response: z.object({ exclusion: exclusionView.omit({ isOver: true }) }),
  errors: ['NOT_FOUND', 'UNPROCESSABLE'],
  audit: 'scope.exclusion.create',
  idempotent: true,
  examples: {
    body: {
      tags: { env: 'sandbox*' },
      checks: ['ec2/*'],
      reason: 'Rebuilt every night',
      owner: 'platform team',
      expiresAt: '2027-06-30T00:00:00Z',
    },
  },
});

export const putExclusion = defineOperation({
  id: 'putExclusion',
  method: 'PUT',
  path: '/api/scope/exclusions/{id}',
  summary: 'Change an exclusion',
  tags: ['Scope'],
  permission: 'checks:update',
  params: idParams,
  body: exclusionSchema,
  response: z.object({ exclusion: exclusionView.omit({ isOver: true }) }),
  errors: ['NOT_FOUND'],
  audit: 'scope.exclusion.update',
  auditIfChanged: true,
  examples: { body: { resources: ['arn:aws:s3:::public-*'], reason: 'Static website, meant to be public' } },
});

export const deleteExclusion = defineOperation({
  id: 'deleteExclusion',
  method: 'DELETE',
  path: '/api/scope/exclusions/{id}',
  summary: 'End an exclusion: what it left out is judged again',
  tags: ['Scope'],
  permission: 'checks:update',
  params: idParams,
  response: z.object({ id: z.uuid() }),
  errors: ['NOT_FOUND'],
  audit: 'scope.exclusion.delete',
});

export const exportScope = defineOperation({
  id: 'exportScope',
  method: 'GET',
  path: '/api/scope/file',
  summary: 'Download all of it as a file that can be imported',
  tags: ['Scope'],
  permission: 'checks:read',
  query: z.strictObject({ format: z.enum(['yaml', 'json']).default('yaml') }),
  response: z.unknown(),
  produces: ['application/yaml', 'application/json'],
  envelope: false,
});

export const importScopeSchema = z.strictObject({
  content: z.string().min(1, 'must not be empty').max(largestFile, 'must be at most 1 MB'),
  format: z.enum(['auto', 'cloudlens', 'prowler']).default('auto'),
  mode: z.enum(['merge', 'replace']).default('merge'),
});

export const importScope = defineOperation({
  id: 'importScope',
  method: 'POST',
  path: '/api/scope/import',
  summary: 'Import such a file, or a mutelist of Prowler; with `dryRun` only say what would change',
  description:
    'All of it or nothing. `merge` leaves alone what the file does not speak of, `replace` takes it away. The answer names each change, and of a mutelist also what was not understood and why.',
  tags: ['Scope'],
  permission: 'checks:update',
  limit: 'expensive',
  body: importScopeSchema.extend({ dryRun: z.boolean().default(false) }),
  response: z.object({
    format: z.enum(['cloudlens', 'prowler']),
    mode: z.enum(['merge', 'replace']),
    problems: z.array(noteSchema),
    changes: z.array(
      z.object({
        accountId: z.string().nullable(),
        change: z.enum(['add', 'change', 'remove']),
        what: z.enum(['check', 'exclusion']),
        id: z.string().nullable(),
        before: z.record(z.string(), z.unknown()).nullable(),
        after: z.record(z.string(), z.unknown()).nullable(),
      }),
    ),
    unchanged: z.int(),
    understood: z.array(noteSchema),
    adjusted: z.array(noteSchema),
    skipped: z.array(noteSchema),
  }),
  errors: ['UNPROCESSABLE'],
  audit: 'scope.import',
  auditIfChanged: true,
  examples: {
    body: {
      content: 'version: 1\norganization:\n  checks:\n    ec2/instance-not-stopped-long:\n      parameters: { maxDays: 60 }\n',
      dryRun: true,
    },
  },
});
