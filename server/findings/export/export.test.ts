import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { closeDatabase, withOrg } from '@/server/db';
import { makeOrganization, readerOf } from '@/server/test/organization';
import { fillFindings } from '../testing/many-findings';
import { asffOf } from './asff';
import { asFile, exportFindings } from './export-findings';
import type { ExportedFinding } from './exported';
import { type ExportFormat, exportFormatNames, pdfAtMost } from './formats';
import { escapeHtml } from './html';

const owner = postgres(inject('databaseUrls').owner, { max: 1, onnotice: () => {} });
afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

const hostile = '=cmd()<script>alert(1)</script>"';
const finding = (n: number, more: Partial<ExportedFinding> = {}): ExportedFinding => ({
  id: String(n),
  checkId: 's3/bucket-not-public',
  title: hostile,
  severity: 'critical',
  status: 'open',
  resource: { id: `bucket-${n}`, arn: `arn:aws:s3:::bucket-${n}`, type: 'AWS::S3::Bucket', name: hostile },
  service: 's3',
  region: 'eu-central-1',
  account: { id: '0e7a0f57-5f1c-4b0a-9d0e-1d9b1c1f0a11', accountId: '111122223333', name: hostile, kind: 'role' },
  firstSeenAt: '2026-11-01T00:00:00.000Z',
  lastChangedAt: '2026-11-02T00:00:00.000Z',
  mutedUntil: null,
  reopenedCount: 0,
  assignee: null,
  openedAt: '2026-11-02T00:00:00.000Z',
  dueAt: null,
  exception: null,
  summary: hostile,
  evidence: { port: 22 },
  subKey: '',
  verdict: 'fail',
  ...more,
});

async function* some(count: number, onRow: () => void = () => {}) {
  for (let n = 1; n <= count; n++) {
    onRow();
    yield finding(n);
  }
}

const about = { now: new Date('2026-11-26T12:00:00Z'), head: async () => ({ organization: hostile, lines: [hostile] }) };
const textOf = async (format: ExportFormat, rows: AsyncIterable<ExportedFinding>) => (await asFile(format, rows, about)).text();
const streamed = exportFormatNames.filter((format) => format !== 'pdf');

describe.each(streamed)('an export as %s', (format) => {
  it('holds a few rows in memory, however many there are and however slowly they are fetched', async () => {
    const rows = 20_000;
    let made = 0;
    const reader = (
      await asFile(
        format,
        some(rows, () => made++),
        about,
      )
    ).body?.getReader();
    let [read, mostInFlight, text] = [0, 0, ''];
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      text = text.slice(-40) + Buffer.from(part.value).toString();
      // Each row names its resource by number, in order.
      const numbers = [...text.matchAll(/bucket-(\d+)/g)].map(([, number]) => Number(number));
      read = Math.max(read, ...numbers);
      mostInFlight = Math.max(mostInFlight, made - read);
    }
    expect([made, read]).toEqual([rows, rows]);
    expect(mostInFlight).toBeLessThan(500);
  });

  it('breaks off when its rows do', async () => {
    async function* broken() {
      yield finding(1);
      throw new Error('the database went away');
    }
    await expect(textOf(format, broken())).rejects.toThrow();
  });
});

describe('what the files say', () => {
  it('CSV begins no cell as a formula', async () => {
    const csv = await textOf('csv', some(1));
    expect(csv).toContain(`"'=cmd()`);
    expect(csv).not.toMatch(/(^|,|")=cmd/m);
  });

  it('HTML shows text as text and names whose it is', async () => {
    const html = await textOf('html', some(2));
    expect(html).not.toContain('<script>');
    expect(html).toContain(`<h1>Findings of ${escapeHtml(hostile)}</h1>`);
    expect(html).toContain('2 in all.');
  });

  it('JSON, OCSF, ASFF and SARIF can be read back, empty ones too', async () => {
    for (const format of ['json', 'ocsf', 'asff'] as const) {
      expect(JSON.parse(await textOf(format, some(3)))).toHaveLength(3);
      expect(JSON.parse(await textOf(format, some(0)))).toEqual([]);
    }
    for (const count of [0, 3]) {
      const [run] = JSON.parse(await textOf('sarif', some(count))).runs;
      expect(run.results).toHaveLength(count);
      expect(run.tool.driver.rules).toHaveLength(Math.min(count, 1));
    }
  });

  it.each([{ status: 'unknown' }, { status: 'resolved' }] as const)(
    'nobody is told that what was not seen passes: %o',
    async ({ status }) => {
      const unseen = finding(1, { status, verdict: 'unknown' });
      async function* rows() {
        yield unseen;
      }
      expect(asffOf(unseen)).toMatchObject({ Compliance: { Status: 'NOT_AVAILABLE' }, RecordState: 'ACTIVE' });
      expect(JSON.parse(await textOf('ocsf', rows()))[0].compliance.status).toBe('Unknown');
      expect(JSON.parse(await textOf('sarif', rows())).runs[0].results[0]).toMatchObject({ kind: 'review', level: 'none' });
    },
  );

  it('PDF is one, and refuses more than it takes', async () => {
    const pdf = await asFile('pdf', some(2), about);
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await expect(asFile('pdf', some(pdfAtMost + 1), about)).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
  });

  it('ASFF keeps its id and its sizes', () => {
    const long = asffOf(finding(1, { title: 'x'.repeat(400), summary: 'y'.repeat(2000), region: 'global' }));
    expect(long).toMatchObject({ Id: 'cloudlens/s3/bucket-not-public/arn:aws:s3:::bucket-1', Region: 'us-east-1' });
    expect([long.Title.length, long.Description.length]).toEqual([256, 1024]);
  });
});

describe('an export of what is stored', () => {
  let orgId: Awaited<ReturnType<typeof makeOrganization>>;
  beforeAll(async () => {
    orgId = await makeOrganization();
    await fillFindings(owner, { orgId, accounts: 2, verdicts: 3_000 });
    await withOrg(
      orgId,
      ({ sql }) =>
        sql`insert into verdict_details (org_id, verdict_id, summary, evidence) select org_id, id, 'seen', '{"port": 22}' from verdicts where org_id = ${orgId}`,
    );
  });

  it('has every finding of the filter once, over several pages, with what the check said', async () => {
    const rows = JSON.parse(await (await exportFindings(readerOf(orgId), 'json', {})).text()) as { id: string; summary: string }[];
    const [{ count } = { count: 0 }] = await owner<{ count: number }[]>`
      select count(*)::int as count from verdicts where org_id = ${orgId} and finding = 'open'`;
    expect(new Set(rows.map(({ id }) => id)).size).toBe(count);
    expect(rows).toHaveLength(count);
    expect(rows[0]).toMatchObject({ summary: 'seen', evidence: { port: 22 }, status: 'open' });
  });
});
