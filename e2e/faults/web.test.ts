import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { testProgram } from '@/scripts/test/programs';
import { makeKey } from '@/server/test/organization';
import { assertNone, violation } from './invariants/violation';
import type { NamedCase } from './lib/cases';
import { eachCase } from './lib/each-case';
import { Rig, type Target } from './lib/rig';

// The web process is killed between a deed and its answer. The client asks again with the same Idempotency-Key.

interface WebCase extends NamedCase {
  path: string;
  body: (rig: Rig, target: Target) => Promise<object>;
  /** How often the deed is in the audit log. */
  action: string;
}

const services = ['account', 's3', 'kms'];
const cases: readonly WebCase[] = [
  {
    row: 'web server killed',
    name: 'a scan is started',
    path: '/api/scan/start',
    body: async (_, { awsAccountId }) => ({ awsAccountId }),
    action: 'scan.start',
  },
  {
    row: 'web server killed',
    name: 'findings are muted',
    path: '/api/findings/mute',
    body: async (rig) => ({
      ids: [(await rig.baseline(services)).before.verdicts.find(({ finding }) => finding === 'open')?.id],
      reason: 'Known and accepted',
    }),
    action: 'findings.mute',
  },
];

const program = await testProgram('web');
const children: ChildProcess[] = [];

async function startWeb(env: Record<string, string> = {}): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [port] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return { url: `http://127.0.0.1:${Number(port.toString())}`, child };
}

let rig: Rig;
beforeAll(async () => {
  rig = await Rig.start();
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rig.stop());

describe('a request whose server is killed before it answers', () => {
  eachCase(
    cases,
    async ({ path, body, action }) => {
      const twin = await rig.baseline(services);
      const target = await rig.clone(twin.template);
      const person = await rig.person(target);
      const key = await makeKey(person);
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': 'one-and-the-same' };
      const content = JSON.stringify(await body(rig, target));
      const ask = (url: string) => fetch(`${url}${path}`, { method: 'POST', headers, body: content });
      const deeds = async () => {
        const rows = await rig.owner`select count(*)::int as n from audit_log where org_id = ${target.orgId} and action = ${action}`;
        return rows[0]?.n as number;
      };
      const before = await deeds();

      const dying = await startWeb({ CLOUDLENS_FAILPOINT: 'request.unanswered' });
      await expect(ask(dying.url)).rejects.toThrow();
      expect(await deeds()).toBe(before + 1);

      const { url } = await startWeb();
      expect((await ask(url)).status).toBe(409);
      // As long afterwards as makes the first request count as dead.
      await rig.owner`update idempotency_keys set created_at = created_at - interval '10 minutes' where org_id = ${target.orgId}`;
      const last = await ask(url);
      expect([last.status, await last.text()]).toEqual([409, expect.stringContaining('carried out')]);
      assertNone((await deeds()) === before + 1 ? [] : [violation('I7', `${action} was done ${(await deeds()) - before} times`)]);
    },
    { spread: 2 },
  );
});
