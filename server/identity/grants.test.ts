import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { scans } from '@/drizzle/schema/scans';
import { closeDatabase, withOrg } from '@/server/db';
import { refreshFacets } from '@/server/findings/rollups';
import { isWrite, type Operation } from '@/server/http/operation';
import { operations } from '@/server/http/operations';
import type { RouteHandler } from '@/server/http/route';
import type { OrgId } from '@/server/ids';
import { getOverview } from '@/server/overview/data';
import { limitPerson, makeKey, makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { grantable, permissions } from './permissions';

/** Somebody who is limited to one AWS account asks every call of the API for what belongs to another. */

interface Planted {
  id: string;
  accountId: string;
  scanId: string;
  findingId: string;
}

const app = join(import.meta.dirname, '../../app');
let orgId: OrgId;
let mine: Planted;
let theirs: Planted;
let operator: Person;
let key: string;

async function plant(accountId: string): Promise<Planted> {
  return withOrg(orgId, async (tx) => {
    const [account] = await tx
      .insert(awsAccounts)
      .values({ orgId, accountId, name: `name-${accountId}`, kind: 'sample', status: 'connected' })
      .returning({ id: awsAccounts.id });
    if (!account) throw new Error('no account');
    const [scan] = await tx
      .insert(scans)
      .values({ orgId, awsAccountId: account.id, seq: 1, status: 'completed', trigger: 'user', finishedAt: new Date() })
      .returning({ id: scans.id });
    const [finding] = await tx.sql<{ id: string }[]>`
      insert into verdicts (org_id, aws_account_id, check_id, arn, resource_type, resource_id, service, region, severity, status, finding, first_seen_at, changed_at, hash)
      values (${orgId}, ${account.id}, 'iam/root-mfa-enabled', ${`arn:aws:iam::${accountId}:root`}, 'T', ${`marker-${accountId}`}, 'iam', 'global', 1, 'fail', 'open', now(), now(), 'h')
      returning id`;
    await refreshFacets(tx.sql, orgId, account.id);
    return { id: account.id, accountId, scanId: scan?.id ?? '', findingId: finding?.id ?? '' };
  });
}

beforeAll(async () => {
  orgId = await makeOrganization();
  mine = await plant('111111111111');
  theirs = await plant('222222222222');
  operator = await limitPerson(await makePerson(orgId, 'operator'), { [mine.id]: grantable('operator') });
  key = await makeKey(operator);
});
afterAll(closeDatabase);

async function call(
  operation: Operation,
  params: Record<string, string>,
  query = '',
  body?: unknown,
): Promise<{ status: number; text: string }> {
  const folder = join(app, operation.path.replaceAll('{', '[').replaceAll('}', ']'));
  const file = ['route.ts', 'route.tsx'].map((name) => join(folder, name)).find(existsSync);
  if (!file) throw new Error(`${operation.path} has no route`);
  const handler = ((await import(/* @vite-ignore */ file)) as Record<string, RouteHandler>)[operation.method];
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  const response = await (handler as RouteHandler)(
    new Request(`http://localhost:3000${path}${query}`, {
      method: operation.method,
      headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
    { params: Promise.resolve(params) },
  );
  if (response.headers.get('content-type')?.includes('event-stream')) {
    await response.body?.cancel();
    return { status: response.status, text: '' };
  }
  return { status: response.status, text: await response.text() };
}

/** What tells the account that is not granted. */
const traces = () => [theirs.id, theirs.accountId, theirs.scanId];
const named = (list: readonly Operation[]) => list.map((each) => [`${each.method} ${each.path}`, each] as const);
const guarded = operations.filter(({ permission }) => (permissions as readonly string[]).includes(permission));

describe.each(named(guarded.filter(({ params, method }) => !params && method === 'GET')))('%s', (_, operation) => {
  it('tells nothing of an account that is not granted', async () => {
    const answers = [await call(operation, {})];
    const fields = Object.keys(operation.query?.shape ?? {});
    if (fields.includes('accountId')) answers.push(await call(operation, {}, `?accountId=${theirs.accountId}`));
    if (fields.includes('account')) answers.push(await call(operation, {}, `?account=${theirs.id}`));
    if (fields.includes('q')) answers.push(await call(operation, {}, `?q=marker-${theirs.accountId}`));
    for (const { status, text } of answers) {
      expect([200, 202, 400, 403, 404, 422]).toContain(status);
      for (const trace of traces()) expect(text).not.toContain(trace);
    }
  });
});

describe.each(named(guarded.filter(({ params }) => params)))('%s', (_, operation) => {
  it('answers for what is not granted as for what is not there', async () => {
    for (const id of [theirs.id, theirs.scanId, theirs.findingId]) {
      const params = Object.fromEntries(Object.keys(operation.params?.shape ?? {}).map((name) => [name, id]));
      const unknown = Object.fromEntries(Object.keys(params).map((name) => [name, /^\d+$/.test(id) ? '987654321' : randomUUID()]));
      const body = isWrite(operation.method) && operation.body ? operation.examples?.body : undefined;
      const [answer, nothing] = [await call(operation, params, '', body), await call(operation, unknown, '', body)];
      expect([403, 404, 422]).toContain(answer.status);
      expect(answer.status).toBe(nothing.status);
    }
  });
});

describe('writes that name an account or a finding', () => {
  it('find neither where nothing is granted', async () => {
    const operation = (id: string) => operations.find((each) => each.id === id) as Operation;
    const reason = { reason: 'Meant to be', expiresAt: new Date(Date.now() + 30 * 86_400_000).toISOString() };
    expect((await call(operation('startScan'), {}, '', { awsAccountId: theirs.id })).status).toBe(404);
    expect((await call(operation('startScan'), {}, '', { accountId: theirs.accountId })).status).toBe(404);
    expect((await call(operation('muteFindings'), {}, '', { ids: [theirs.findingId], ...reason })).status).toBe(404);
    expect((await call(operation('muteFindings'), {}, '', { filter: { account: [theirs.id] }, ...reason })).status).toBe(404);
    const both = await call(operation('muteFindings'), {}, '', { ids: [mine.findingId, theirs.findingId], ...reason });
    expect(JSON.parse(both.text).data.muted).toBe(1);
    const lifted = await call(operation('unmuteFindings'), {}, '', { ids: [mine.findingId, theirs.findingId] });
    expect(JSON.parse(lifted.text).data.unmuted).toBe(1);
  });
});

describe('the overview', () => {
  it('sums what is granted', async () => {
    const overview = await getOverview(operator.actor);
    expect(overview.accounts.map(({ id }) => id)).toEqual([mine.id]);
    expect(overview.open.critical).toBe(1);
    expect(JSON.stringify(overview)).not.toContain(theirs.id);
  });
});
