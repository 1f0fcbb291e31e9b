import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { aliasTarget } from './aliases';
import type { Operation } from './operation';
import { operations } from './operations';
import { type PromisedCall, promisedCalls } from './promised-calls';

/**
 * What earlier clients send and read, field by field. Answers are checked against their schemas whenever a test asks for one, so that
 * what the schemas say is what comes.
 */

type Type = 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array';
interface Promised {
  status?: number;
  /** A body that such a client sends. */
  body?: Record<string, unknown>;
  /** Queries that are taken, and queries that are refused. */
  takes?: string[];
  refuses?: string[];
  /** What a query without a word comes to. */
  defaults?: Record<string, unknown>;
  /** Fields of `data` with their types, as `a.b`; `*` is each member of a list. */
  gives?: Record<string, Type>;
  /** Values of a field that clients tell apart. */
  values?: Record<string, string[]>;
}

const strings = (prefix: string, ...names: string[]): Record<string, Type> =>
  Object.fromEntries(names.map((name) => [`${prefix}${name}`, 'string']));
const page: Record<string, Type> = { 'pagination.total': 'integer', 'pagination.nextCursor': 'string' };
const list = (name: string): Promised => ({
  takes: ['', '?limit=1', '?limit=100'],
  refuses: ['?limit=0', '?limit=101', '?limit=x', '?surelyNothing=1'],
  defaults: { limit: 50 },
  gives: { [name]: 'array', ...page },
});
const scan: Record<string, Type> = {
  ...strings('scan.', 'id', 'accountId', 'status', 'startedAt', 'finishedAt'),
  'scan.progress': 'object',
  'scan.coverage': 'object',
  'scan.counts': 'object',
  'scan.calls': 'integer',
  ...strings('scan.services.*.', 'service', 'region', 'status', 'error'),
  'scan.services.*.resources': 'integer',
  'scan.services.*.findings': 'integer',
};
const user = strings('user.', 'id', 'email', 'name', 'role', 'organizationId', 'provider');
const signedIn: Record<string, Type> = {
  user: 'object',
  organization: 'object',
  accessToken: 'string',
  refreshToken: 'string',
  expiresIn: 'integer',
};
const stack: Record<string, Type> = {
  ...strings('stacks.*.', 'id', 'stackName', 'stackId', 'accountId', 'region', 'status', 'driftStatus', 'detectionTime', 'description'),
  'stacks.*.tags': 'object',
};
const acts: Promised = {
  status: 202,
  body: { awsAccountId: '3f0c0a6e-4a0f-4c57-9d0e-0d9f8f6f1c11', region: 'eu-central-1', dryRun: true },
  gives: { action: 'string', awsRequestId: 'string' },
};

const promised: Partial<Record<PromisedCall, Promised>> = {
  'GET /health': {
    gives: { status: 'string', version: 'string', uptimeSeconds: 'integer', checks: 'object' },
    values: { status: ['ok', 'degraded'] },
  },
  'GET /api/config': {
    gives: {
      name: 'string',
      version: 'string',
      'identity.provider': 'string',
      'identity.signUp': 'boolean',
      'identity.mfa': 'boolean',
      features: 'object',
      regions: 'array',
      limits: 'object',
    },
  },
  'POST /api/auth/register': {
    status: 201,
    body: { email: 'ada@example.com', password: 'correct horse battery', name: 'Ada', organizationName: 'Engines' },
    gives: signedIn,
  },
  'POST /api/auth/login': {
    status: 200,
    body: { email: 'ada@example.com', password: 'correct horse battery', totp: '123456' },
    gives: { ...signedIn, mfaRequired: 'boolean', challenge: 'string' },
  },
  'POST /api/auth/refresh': {
    status: 200,
    body: { refreshToken: 'a'.repeat(43) },
    gives: { accessToken: 'string', refreshToken: 'string', expiresIn: 'integer' },
  },
  'GET /api/auth/verify-token': { gives: { valid: 'boolean', expiresAt: 'string', ...user } },
  'POST /api/auth/logout': { status: 200 },
  'POST /api/auth/workos': { status: 200, body: { accessToken: 'a.b.c' }, gives: signedIn },
  'GET /api/auth/me': { gives: user },
  'GET /api/auth/organization': {
    gives: { ...strings('organization.', 'id', 'name', 'slug', 'createdAt'), 'organization.counts': 'object' },
  },
  'GET /api/admin/users': list('users'),
  'POST /api/admin/users': { status: 201, body: { email: 'ada@example.com', name: 'Ada', role: 'operator' } },
  'PUT /api/admin/users/{id}/permissions': {
    body: { role: 'viewer', grants: [{ awsAccountId: '3f0c0a6e-4a0f-4c57-9d0e-0d9f8f6f1c11', permissions: ['findings:read'] }] },
  },
  'GET /api/keys': list('keys'),
  'POST /api/keys': {
    status: 201,
    body: { name: 'CI', scopes: ['findings:read'], expiresAt: '2027-01-31T00:00:00Z' },
    gives: { key: 'string' },
  },
  'GET /api/audit': {
    ...list('entries'),
    takes: ['?actor=3f0c0a6e-4a0f-4c57-9d0e-0d9f8f6f1c11&action=scan.start&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z'],
  },
  'POST /webhooks/clerk': { status: 200, gives: { received: 'boolean' } },
  'POST /webhooks/workos/events': { status: 200, gives: { received: 'boolean' } },

  'POST /api/aws-accounts/external-ids': {
    status: 201,
    body: { accountId: '123456789012' },
    gives: {
      ...strings('', 'externalId', 'roleArn', 'principal', 'expiresAt'),
      ...strings('template.', 'cloudformationUrl', 'quickCreateUrl', 'cliCommand', 'terraform'),
      'template.trustPolicy': 'object',
      'template.permissionPolicies': 'array',
    },
  },
  'POST /api/connect-aws': {
    status: 201,
    body: {
      accountId: '123456789012',
      roleArn: 'arn:aws:iam::123456789012:role/Monitoring',
      externalId: 'one-of-theirs',
      name: 'Shop',
      region: 'us-east-1',
    },
    gives: strings('', 'id', 'accountId', 'name', 'roleArn', 'region', 'status', 'createdAt'),
    values: { status: ['connected'] },
  },
  'GET /api/aws-accounts': {
    ...list('accounts'),
    gives: {
      ...strings('accounts.*.', 'id', 'accountId', 'name', 'roleArn', 'region', 'status', 'createdAt', 'kind', 'lastError'),
      'accounts.*.lastScan': 'object',
      ...page,
    },
    values: {
      'accounts.*.status': ['connected', 'error', 'scanning', 'pending', 'paused', 'insecure_trust'],
      'accounts.*.kind': ['role', 'keys', 'ambient', 'sample'],
    },
  },
  'DELETE /api/aws-accounts/{id}': { takes: ['', '?data=keep', '?data=delete'], refuses: ['?data=some'] },
  'POST /api/scan/credentials': {
    status: 201,
    body: {
      name: 'Old',
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      region: 'us-east-1',
    },
    gives: strings('', 'id', 'name', 'accountId', 'accessKeyIdLast4', 'createdAt'),
  },
  'GET /api/scan/credentials': list('credentials'),
  'GET /api/aws-account': { gives: strings('', 'account_id', 'role_arn') },
  'POST /api/aws-account': {
    status: 201,
    body: { account_id: '123456789012', role_arn: 'arn:aws:iam::123456789012:role/Monitoring' },
    gives: strings('', 'account_id', 'role_arn'),
  },

  'POST /api/scan/start': {
    status: 202,
    body: { accountId: '123456789012', regions: ['us-east-1'], excludeRegions: ['us-west-2'], services: ['s3'], kind: 'all' },
    gives: strings('', 'scanId', 'status'),
    values: { status: ['queued'] },
  },
  'GET /api/scan/results': list('scans'),
  'GET /api/scan/results/{id}': {
    gives: scan,
    values: { 'scan.status': ['queued', 'running', 'completed', 'partial', 'failed', 'cancelled'] },
  },
  'GET /api/scan/cspm': {
    takes: ['', '?accountId=123456789012', '?maxAge=3600'],
    refuses: ['?accountId=12'],
    gives: { ...scan, scanId: 'string' },
  },
  'GET /api/scan/cwpp': { takes: ['', '?accountId=123456789012'], gives: { ...scan, scanId: 'string' } },
  'GET /api/results/history': list('scans'),
  'GET /api/findings': {
    ...list('findings'),
    takes: [
      '?status=open&severity=critical,high&service=s3&region=us-east-1&accountId=123456789012&checkId=a/b&resource=x&tag=A=b&q=word&sort=severity',
    ],
    gives: {
      ...strings('findings.*.', 'id', 'checkId', 'title', 'severity', 'status', 'accountId', 'region', 'firstSeenAt', 'lastChangedAt'),
      'findings.*.aliases': 'array',
      ...strings('findings.*.resource.', 'id', 'arn', 'type', 'name'),
      ...page,
    },
  },
  'POST /api/findings/mute': { body: { ids: ['42'], reason: 'Meant to be so', expiresAt: '2027-01-31T00:00:00Z' } },
  'GET /api/checks': list('checks'),
  'GET /api/compliance/frameworks': list('frameworks'),

  'GET /api/aws-resources': {
    gives: {
      ec2Count: 'integer',
      s3Count: 'integer',
      lambdaCount: 'integer',
      rdsCount: 'integer',
      lastUpdated: 'string',
      counts: 'object',
    },
  },
  'GET /api/aws-resources/details': {
    takes: [
      '',
      '?page=2&limit=100',
      '?type=ec2',
      '?type=s3',
      '?type=lambda',
      '?type=rds',
      '?accountId=123456789012&region=us-east-1&tag=A=b&q=web',
    ],
    refuses: ['?limit=101', '?limit=0', '?page=0', '?page=x'],
    defaults: { limit: 50 },
    gives: {
      ...strings('resources.*.', 'type', 'id', 'name', 'accountId', 'region', 'state', 'instanceType', 'launchTime', 'arn'),
      'resources.*.tags': 'object',
      ...page,
      'pagination.page': 'integer',
      'pagination.limit': 'integer',
      'pagination.totalPages': 'integer',
    },
  },
  'GET /api/drift/stacks': { ...list('stacks'), takes: ['', '?accountId=123456789012'], gives: { ...stack, ...page } },
  'POST /api/drift/trigger': {
    status: 202,
    body: { accountId: '123456789012', stackName: 'web', region: 'us-east-1' },
    gives: strings('', 'driftDetectionId', 'status', 'message'),
    values: { status: ['DETECTION_IN_PROGRESS'] },
  },
  'GET /api/cost/summary': {
    takes: ['', '?days=7&granularity=MONTHLY&service=Amazon%20EC2', '?accountId=123456789012'],
    refuses: ['?days=0', '?days=x', '?granularity=HOURLY'],
    defaults: { days: 30, granularity: 'DAILY' },
    gives: {
      ...strings('', 'totalAmount', 'unit', 'startDate', 'endDate', 'granularity', 'asOf'),
      ...strings('breakdown.*.', 'service', 'amount'),
      'breakdown.*.percentage': 'number',
      ...strings('dailyCosts.*.', 'date', 'amount'),
    },
  },
  'GET /api/cost/trends': {
    takes: ['', '?days=7&granularity=MONTHLY'],
    refuses: ['?days=0', '?granularity=HOURLY'],
    defaults: { days: 30, granularity: 'DAILY' },
    gives: {
      ...strings('current.', 'amount', 'unit', 'period'),
      ...strings('previous.', 'amount', 'unit', 'period'),
      ...strings('trend.', 'changeAmount', 'direction'),
      'trend.changePercent': 'number',
      ...strings('forecast.', 'nextPeriodEstimate', 'confidence'),
      'forecast.interval': 'object',
    },
    values: { 'trend.direction': ['increase', 'decrease'], 'forecast.confidence': ['high', 'medium', 'low'] },
  },
  'GET /api/budgets': list('budgets'),
  'GET /api/cost/anomalies': list('anomalies'),
  'GET /api/cost/recommendations': list('recommendations'),

  'GET /api/ec2/instances': list('instances'),
  'POST /api/ec2/instances/{id}/start': acts,
  'POST /api/ec2/instances/{id}/stop': acts,
  'POST /api/ec2/instances/{id}/reboot': acts,
  'GET /api/workflow/get-all-mappings': list('mappings'),
  'POST /api/workflow/create-mapping': {
    status: 201,
    body: {
      kind: 'node',
      name: 'Node',
      command: ['node', '{script}'],
      limits: { cpu: 1, memoryMb: 256, pids: 32, seconds: 60, outputKb: 64 },
      network: { allow: [] },
    },
  },
  'DELETE /api/workflow/delete-mapping': { takes: ['?id=3f0c0a6e-4a0f-4c57-9d0e-0d9f8f6f1c11'], refuses: ['', '?id=x'] },
  'POST /api/workflow/workflows': {
    status: 201,
    body: { name: 'Hello', kind: 'sh', script: 'echo', inputs: [], awsAccountIds: [], requiresApproval: true },
    gives: { workflow: 'object' },
  },
  'GET /api/workflow/workflows': list('workflows'),
  'POST /api/workflow/workflows/{id}/execute': {
    status: 202,
    body: { inputs: {}, awsAccountId: '3f0c0a6e-4a0f-4c57-9d0e-0d9f8f6f1c11' },
    gives: { runId: 'string' },
  },
  'GET /api/workflow/runs/{id}': {
    gives: { ...strings('run.', 'id', 'status', 'startedAt', 'finishedAt'), 'run.exitCode': 'integer', 'run.usage': 'object' },
    values: { 'run.status': ['queued', 'awaiting_approval', 'running', 'succeeded', 'failed', 'cancelled', 'timed_out', 'lost'] },
  },
};

const shape = (path: string): string => path.replace(/\{\w+\}/g, '{}');
function operationOf(call: string): Operation {
  const [method = '', path = ''] = call.split(' ');
  const found = operations.find((each) => each.method === method && shape(each.path) === shape(aliasTarget(path) ?? path));
  if (!found) throw new Error(`${call} is no operation`);
  return found;
}

interface Schema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  $ref?: string;
  $defs?: Record<string, Schema>;
}

/** What a place in an answer may be. */
function at(root: Schema, path: string): Schema[] {
  const plain = (schema: Schema): Schema[] => {
    const target = schema.$ref ? root.$defs?.[schema.$ref.split('/').at(-1) ?? ''] : undefined;
    const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? []), ...(target ? [target] : [])];
    return parts.length > 0 ? parts.flatMap(plain) : [schema];
  };
  return path.split('.').reduce<Schema[]>((some, step) => {
    const next = some.flatMap((schema) => (step === '*' ? (schema.items ?? []) : (schema.properties?.[step] ?? [])));
    return next.flatMap(plain);
  }, plain(root));
}

const typesOf = (schemas: Schema[]): string[] => schemas.flatMap(({ type }) => type ?? []);
const valuesOf = (schemas: Schema[]): unknown[] => schemas.flatMap((schema) => ('const' in schema ? [schema.const] : (schema.enum ?? [])));
const queryOf = (text: string) => Object.fromEntries(new URLSearchParams(text));

describe.each(Object.entries(promised) as [PromisedCall, Promised][])(
  '%s',
  (call, { status, body, takes = [], refuses = [], defaults, gives = {}, values = {} }) => {
    const operation = operationOf(call);
    const answer = z.toJSONSchema(operation.response, { io: 'output', unrepresentable: 'any' }) as Schema;

    it('is promised, and takes what clients send', () => {
      expect(promisedCalls as readonly string[]).toContain(call);
      expect(operation.status ?? 200).toBe(status ?? 200);
      if (body) expect(operation.body?.safeParse(body).error?.issues ?? []).toEqual([]);
      for (const text of takes) expect(operation.query?.safeParse(queryOf(text)).error?.issues ?? [], text).toEqual([]);
      for (const text of refuses) expect(operation.query?.safeParse(queryOf(text)).success, text).toBe(false);
      if (defaults) expect(operation.query?.parse({})).toMatchObject(defaults);
    });

    it('answers with the fields that clients read', () => {
      for (const [path, type] of Object.entries(gives)) expect(typesOf(at(answer, path)), path).toContain(type);
      for (const [path, some] of Object.entries(values))
        expect(valuesOf(at(answer, path)), path).toEqual(expect.arrayContaining<unknown>(some));
    });
  },
);
