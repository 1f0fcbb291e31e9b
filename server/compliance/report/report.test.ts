import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as exportRoute } from '@/app/api/compliance/frameworks/[id]/export/route';
import { closeDatabase } from '@/server/db';
import { makeKey, makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { attest } from '../attestations/mutations';
import { createFramework } from '../custom/mutations';
import { judgedAccount } from '../testing/judged-account';

afterAll(closeDatabase);

let admin: Person;
let key: string;
let own: string;
beforeAll(async () => {
  const orgId = await makeOrganization();
  admin = await makePerson(orgId);
  key = await makeKey(admin);
  await judgedAccount(orgId, [
    { check: 'iam/root-no-access-keys', status: 'fail', muted: { reason: 'Break glass, in the safe', by: admin.actor.userId } },
    { check: 's3/bucket-not-public', status: 'fail' },
  ]);
  const { frameworkId } = await createFramework(admin.actor, {
    name: '=cmd()',
    version: '1',
    groups: [
      {
        name: '+Группа',
        requirements: [
          { number: '-1', name: '@Root', checks: ['iam/root-no-access-keys'] },
          { number: '2', name: 'Buckets', checks: ['s3/bucket-not-public', 'kafka_cluster_in_transit_encryption_enabled'] },
          { number: '3', name: 'Training', checks: [] },
        ],
      },
    ],
  });
  own = frameworkId;
  await attest(admin.actor, {
    framework: own,
    requirement: '3',
    statement: 'Looked at the list of the course',
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  });
});

async function download(id: string, format: string): Promise<Response> {
  return exportRoute(
    new Request(`http://localhost:3000/api/compliance/frameworks/${id}/export?format=${format}`, {
      headers: { authorization: `Bearer ${key}` },
    }),
    { params: Promise.resolve({ id }) },
  );
}

describe('the export', () => {
  it('as CSV has a row for every check, with scope and exceptions, and no cell that runs', async () => {
    const response = await download(own, 'csv');
    const text = await response.text();
    const lines = text.trim().split('\r\n');
    expect(response.headers.get('content-disposition')).toContain('compliance-cmd-1');
    expect(lines).toHaveLength(4);
    expect(text).not.toMatch(/(^|,)"?[=+@-]/m);
    expect(lines[1]).toContain("'-1,'@Root,,Excepted");
    expect(lines[2]).toContain('kafka_cluster_in_transit_encryption_enabled');
    expect(lines[3]).toContain('Looked at the list of the course');
  });

  it('as JSON tells scope, what was not seen and who excepted what', async () => {
    const report = JSON.parse(await (await download(own, 'json')).text()) as Record<string, unknown>;
    expect(report).toMatchObject({
      scope: { accounts: [{ name: 'shop' }] },
      counts: { fail: 1, excepted: 1, attested: 1, pass: 0 },
      notSeen: { missingChecks: ['kafka_cluster_in_transit_encryption_enabled'] },
      exceptions: {
        muted: [{ reason: 'Break glass, in the safe', by: 'The admin', findings: 1, until: null }],
        attested: [{ requirement: '3' }],
      },
    });
  });

  it('as PDF is a document of several pages with fonts of its own', async () => {
    const response = await download('cis-5.0', 'pdf');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(3);
    expect(drawn(bytes)).toBe(true);
  });

  it('answers 404 for a framework that is not there', async () => {
    expect((await download('cis-9.9', 'pdf')).status).toBe(404);
  });
});

/** Whether the pages' streams draw text. */
function drawn(pdf: Buffer): boolean {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/stream\n/g)].some(({ index }) => {
    try {
      return inflateSync(pdf.subarray(index + 7)).includes(' Tf');
    } catch {
      return false;
    }
  });
}
