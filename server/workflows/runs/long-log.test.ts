import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { runPhase } from '../execute/run-phase';
import { createWorkflow } from '../mutations';
import { findSandbox } from '../sandbox/find-sandbox';
import { Output } from '../sandbox/output/output';
import type { SandboxFinding } from '../sandbox/types';
import { putSecret } from '../secrets/secrets';
import { fakeSandbox } from '../testing/fake-sandbox';
import type { LogPage } from '../types';
import { getRun } from './data';
import { downloadLog, readLog } from './log';
import { startRun } from './start-run';

/**
 * A log that is too long for one page, from the script to whoever reads it: 12,000 lines by a double that prints through the real
 * masking, and with CLOUDLENS_TEST_ALL=1 200,000 by a script in the sandbox of this machine.
 */
const isFull = process.env.CLOUDLENS_TEST_ALL === '1';
const lines = isFull ? 200_000 : 12_000;
const secret = 'hush-hush-4711';
const pageBytes = 256 * 1024;
const chunkBytes = 32 * 1024;

let orgId: OrgId;
let admin: Person;
let runId: string;

const lineOf = (number: number, token: string) => `line ${number} of a long log${number % 100 === 0 ? ` ${token}` : ''}`;

/** Prints in pieces that end anywhere, in the middle of a secret too. */
function printing(): () => Promise<SandboxFinding> {
  const { find } = fakeSandbox(async (job, on) => {
    const all = Buffer.from(Array.from({ length: lines }, (_, nth) => `${lineOf(nth + 1, secret)}\n`).join(''));
    const pieces = Array.from({ length: Math.ceil(all.length / 4093) }, (_, nth) => all.subarray(nth * 4093, (nth + 1) * 4093));
    const secrets = job.secrets.map(({ value }) => value);
    const output = new Output({ secrets, most: job.limits.outputKb * 1024, on, onFlood: () => {} });
    await output.read('stdout', Readable.from(pieces));
    return { truncated: output.truncated };
  });
  return find;
}

const script = `awk -v n=${lines} 'BEGIN { getline secret < "/run/secrets/TOKEN"; for (i = 1; i <= n; i++) print "line " i " of a long log" (i % 100 ? "" : " " secret) }'`;

beforeAll(async () => {
  orgId = await makeOrganization();
  admin = await makePerson(orgId);
  await putSecret(admin.actor, { name: 'TOKEN', value: secret });
  const { id: workflowId } = await createWorkflow(admin.actor, { name: 'Long', kind: 'sh', script, secrets: ['TOKEN'] });
  ({ runId } = await startRun(admin.actor, { workflowId, inputs: {}, trigger: 'user' }));
  const isReal = isFull && (await findSandbox()).sandbox !== null;
  if (isFull && !isReal) console.log('- there is no sandbox here: the long log is printed by a double');
  await runPhase({ orgId, runId, owner: 'one' }, isReal ? findSandbox : printing());
});
afterAll(closeDatabase);

const textOf = (page: LogPage) => page.chunks.map((chunk) => chunk.text).join('');
const expected = Array.from({ length: lines }, (_, nth) => lineOf(nth + 1, '***'));

/** What the script printed, line by line, without what we say of the run. */
const printed = (pages: readonly LogPage[]): string[] =>
  pages
    .flatMap(({ chunks }) => chunks)
    .filter(({ stream }) => stream === 'stdout')
    .map((chunk) => chunk.text)
    .join('')
    .split('\n')
    .slice(0, -1);

describe('a log of many lines', () => {
  it('is whole, and counted', async () => {
    const run = await getRun(admin.actor, runId);
    expect(run).toMatchObject({ status: 'succeeded', log: { truncated: false } });
    expect(run.log.lines).toBeGreaterThanOrEqual(lines);
  });

  it('shows its end first, and is reached upwards to its beginning, once each, in pages of a bounded size', async () => {
    const pages = [await readLog(admin.actor, runId)];
    expect(pages[0]).toMatchObject({ complete: true, next: pages[0]?.last });
    expect(textOf(pages[0] as LogPage)).toContain(`line ${lines} of`);
    for (let before = pages[0]?.previous; before; before = pages[0]?.previous) {
      pages.unshift(await readLog(admin.actor, runId, { before }));
      expect(pages[0]?.complete).toBe(false);
    }
    expect(pages.length).toBeGreaterThan(1);
    expect(printed(pages)).toEqual(expected);
    for (const page of pages) expect(Buffer.byteLength(textOf(page))).toBeLessThan(pageBytes + chunkBytes);
    const chunks = pages.flatMap((page) => page.chunks);
    expect(chunks.map(({ seq }) => seq)).toEqual(chunks.map((_, nth) => nth + 1));
    for (const [nth, { firstLine, lines: count }] of chunks.entries())
      expect(chunks[nth + 1]?.firstLine ?? firstLine + count).toBe(firstLine + count);
  });

  it('is read downwards from the beginning, and says where it ends', async () => {
    const pages: LogPage[] = [];
    for (let after = 0; pages.length === 0 || !pages.at(-1)?.complete; after = pages.at(-1)?.next ?? 0)
      pages.push(await readLog(admin.actor, runId, { after }));
    expect(printed(pages)).toEqual(expected);
    const { next, last } = pages.at(-1) as LogPage;
    expect(await readLog(admin.actor, runId, { after: last })).toMatchObject({ chunks: [], next, last, complete: true });
  });

  it('is downloaded whole, with every secret masked', async () => {
    const all = await text(await downloadLog(admin.actor, runId));
    expect(all.split('\n').filter((line) => line.startsWith('line '))).toEqual(expected);
    expect(all).not.toContain(secret.slice(0, 9));
    expect(all.split('***')).toHaveLength(lines / 100 + 1);
  });
});
