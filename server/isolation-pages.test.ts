import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { GET as openStream } from '@/app/api/live/route';
import { closeDatabase, withIdentity, withOrg } from './db';
import { announce, type LiveEvent } from './live/announce';
import { type FurnishedOrganization, furnishOrganization } from './test/isolation/furnished-organization';
import { makePerson } from './test/organization';

/** What pages read, and what their live stream tells: the loaders ask who is there by themselves, without proxy.ts. */

let cookie = '';
vi.mock('next/headers', () => ({
  headers: async () => new Headers(cookie ? { cookie } : {}),
  cookies: async () => ({ get: () => undefined, set: () => {} }),
}));
vi.mock('react', async (original) => ({ ...(await original<object>()), cache: <T>(work: T): T => work }));

type Loader = (argument?: unknown) => Promise<unknown>;

/** What a loader of one thing is asked with; a loader that takes an argument and has no line here fails. */
const foreign: Record<string, (theirs: FurnishedOrganization['ids']) => unknown> = {
  loadFindings: ({ account }) => ({ account: [account] }),
  loadFinding: ({ finding }) => finding,
  loadDashboard: ({ dashboard }) => dashboard,
  loadWidget: ({ account }) => ({ kind: 'top', key: 'a', filter: { account: [account] }, by: 'resource', limit: 5 }),
  loadFindingGroups: () => 'check',
  loadFindingFacets: ({ account }) => ({ account: [account] }),
  loadScans: ({ account }) => ({ accountId: account }),
  loadScan: ({ scan }) => scan,
  loadScanReport: ({ scan }) => scan,
  loadStacks: ({ account }) => ({ account: [account] }),
  loadStack: ({ stack }) => stack,
  loadChanges: ({ account }) => ({ from: '2026-01-01T00:00:00Z', to: '2036-01-01T00:00:00Z', account: [account] }),
  loadTerraformState: ({ terraformState }) => ({ id: terraformState }),
  loadResourceHistory: ({ stack }) => stack,
  loadResourceDiff: ({ stack }) => ({ id: stack, from: '2026-01-01T00:00:00Z', to: '2036-01-01T00:00:00Z' }),
  loadInventory: ({ account }) => ({ account: [account] }),
  loadWorkloads: ({ account }) => ({ account: [account] }),
  loadWorkload: ({ workload }) => workload,
  loadResource: ({ resource }) => resource,
  loadPaths: ({ account }) => ({ account: [account] }),
  loadPath: ({ attackPath }) => attackPath,
  loadPathsOver: ({ account, text }) => ({ arn: `arn:aws:s3:::${text}`, account }),
  loadConnection: ({ account }) => account,
  loadAccess: ({ account }) => account,
  loadOrganization: ({ account }) => account,
  loadAccessKey: ({ account }) => account,
  loadAudit: ({ member }) => ({ actor: [member] }),
  loadFrameworks: ({ accountNumber }) => ({ accountId: accountNumber }),
  loadFramework: ({ framework }) => ({ id: framework }),
  loadCheck: () => 's3/nothing-of-this-name',
  loadCheckScope: () => 's3/nothing-of-this-name',
  loadWorkflow: ({ workflow }) => workflow,
  loadRun: ({ run }) => run,
  loadInstances: ({ account }) => ({ account: [account] }),
  loadTemplates: ({ account }) => ({ account: [account] }),
  loadTemplate: ({ launchTemplate }) => launchTemplate,
  loadOperatorAccess: ({ account }) => account,
  loadCostPage: ({ accountNumber }) => ({ by: 'service', days: 30, granularity: 'DAILY', accountId: accountNumber }),
};

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((file) => /(^|\/)loaders\.ts$/.test(file));
const loaders = (
  await Promise.all(
    files.map(async (file) => Object.entries((await import(/* @vite-ignore */ join(import.meta.dirname, file))) as Record<string, Loader>)),
  )
).flat();

let mine: FurnishedOrganization;
let theirs: FurnishedOrganization;
beforeAll(async () => {
  [mine, theirs] = [await furnishOrganization(), await furnishOrganization()];
});
afterAll(closeDatabase);

/** What a page is given, or how it was refused. Who is not known at all was not asked anything. */
async function shownBy(load: Loader, argument: unknown): Promise<string> {
  const given = await load(argument).catch((error: Error & { digest?: string }) => {
    if (/^NEXT_REDIRECT;.*\/sign-in/.test(error.digest ?? '')) throw error;
    return error.message;
  });
  return JSON.stringify(given ?? null);
}

const asked = (name: string) => foreign[name]?.(theirs.ids);

describe.each(loaders)('%s', (name, load) => {
  it('leads nobody, and an ended session, to the sign-in page', async () => {
    const ended = await makePerson(theirs.orgId);
    await withIdentity(
      ({ sql }) => sql`update identity.sessions set expires_at = now() - interval '1 minute' where id = ${ended.actor.credentialId}`,
    );
    for (cookie of ['', ended.cookie])
      await expect(load(asked(name))).rejects.toMatchObject({ digest: expect.stringMatching(/^NEXT_REDIRECT;.*\/sign-in/) });
  });

  it('shows nothing of another organization', async () => {
    cookie = mine.admin.cookie;
    const shown = await shownBy(load, asked(name));
    for (const mark of [theirs.canary, theirs.admin.email]) expect(shown).not.toContain(mark);
  });
});

describe('the live stream', () => {
  // `session` and `access` are for the server's own ears.
  const channels: readonly LiveEvent['channel'][] = ['scan', 'findings', 'drift', 'account'];

  it.each(channels)('tells of %s to its own organization only', async (channel) => {
    const leaving = new AbortController();
    const response = await openStream(
      new Request('http://localhost:3000/api/live', { headers: { cookie: mine.admin.cookie }, signal: leaving.signal }),
    );
    const reader = response.body?.getReader();
    const idOf = ({ ids }: FurnishedOrganization) => (channel === 'scan' ? ids.scan : ids.account);
    const tell = (of: FurnishedOrganization) => withOrg(of.orgId, (tx) => announce(tx.sql, { orgId: of.orgId, channel, id: idOf(of) }));
    // The first words come once the stream listens; what is told before that is for pages to read by themselves.
    let heard = Buffer.from((await reader?.read())?.value ?? []).toString();
    await tell(theirs);
    await tell(mine);
    while (!heard.includes(idOf(mine))) {
      const part = await reader?.read();
      if (!part || part.done) break;
      heard += Buffer.from(part.value).toString();
    }
    leaving.abort();
    expect(heard).toContain(idOf(mine));
    expect(heard).not.toContain(idOf(theirs));
  });
});

describe('the suite itself', () => {
  it('would see what the other organization’s own people see', async () => {
    cookie = theirs.admin.cookie;
    const seen = (await Promise.all(loaders.map(([name, load]) => shownBy(load, name === 'loadAudit' ? {} : asked(name))))).join();
    for (const mark of [theirs.canary, theirs.admin.email]) expect(seen).toContain(mark);
  });

  it('knows what every loader of one thing is asked with', () => {
    expect(loaders.length).toBeGreaterThan(8);
    expect(loaders.filter(([name, load]) => load.length > 0 && !foreign[name]).map(([name]) => name)).toEqual([]);
  });
});
