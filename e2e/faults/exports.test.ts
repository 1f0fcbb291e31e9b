import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject } from 'vitest';
import { GET } from '@/app/api/findings/export/route';
import { closeDatabase } from '@/server/db';
import { type ExportFormat, exportFormatNames, pdfAtMost } from '@/server/findings/export/formats';
import { fillFindings } from '@/server/findings/testing/many-findings';
import { makeOrganization, makePerson, type Person } from '@/server/test/organization';
import type { NamedCase } from './lib/cases';
import { type DatabaseProxy, startDatabaseProxy } from './lib/database-proxy';
import { eachCase } from './lib/each-case';

// A download whose database goes away, or that its reader leaves: a part of a file is never shown as the whole.

let proxy: DatabaseProxy;
let owner: postgres.Sql;
let reader: Person;
let paper: Person;

beforeAll(async () => {
  const { DATABASE_APP_URL, owner: ownerUrl } = inject('databaseUrls');
  proxy = await startDatabaseProxy(DATABASE_APP_URL, {});
  process.env.DATABASE_APP_URL = proxy.through(DATABASE_APP_URL);
  owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  reader = await organizationWith(3_600);
  paper = await organizationWith(100);
});
afterAll(async () => {
  await owner.end();
  await closeDatabase();
  await proxy.close();
});

/** Seven in ten of these are open findings, which are read a thousand at a time. */
async function organizationWith(verdicts: number): Promise<Person> {
  const orgId = await makeOrganization();
  await fillFindings(owner, { orgId, accounts: 2, verdicts });
  return makePerson(orgId);
}
const openOf = ({ actor }: Person) =>
  owner<{ id: string }[]>`select id::text from verdicts where org_id = ${actor.orgId} and finding = 'open'`.then((rows) =>
    rows.map(({ id }) => id),
  );

const ask = (person: Person, format: ExportFormat): Promise<Response> =>
  GET(new Request(`http://localhost/api/findings/export?format=${format}`, { headers: { cookie: person.cookie } }));

/** Whether a file is as long as it should be, by its own form. */
const isWhole: Record<ExportFormat, (text: string, open: number) => boolean> = {
  csv: (text, open) => text.split('\r\n').length === open + 2,
  json: (text, open) => (JSON.parse(text) as unknown[]).length === open,
  ocsf: (text, open) => (JSON.parse(text) as unknown[]).length === open,
  asff: (text, open) => (JSON.parse(text) as unknown[]).length === open,
  sarif: (text, open) => (JSON.parse(text) as { runs: [{ results: unknown[] }] }).runs[0].results.length === open,
  html: (text) => text.trimEnd().endsWith('</html>'),
  pdf: (text) => text.startsWith('%PDF') && text.trimEnd().endsWith('%%EOF'),
};

interface ExportCase extends NamedCase {
  format: ExportFormat;
}
const personFor = (format: ExportFormat): Person => (format === 'pdf' ? paper : reader);

async function exportsWhole(format: ExportFormat): Promise<void> {
  const person = personFor(format);
  const answer = await ask(person, format);
  expect(answer.status).toBe(200);
  expect(isWhole[format](await answer.text(), (await openOf(person)).length)).toBe(true);
}

interface CutCase extends ExportCase {
  pieces: number;
}
/** Of the traffic with the database from the first bytes of the file on: in the pages that come, or in what a PDF is made from. */
const cut = exportFormatNames.flatMap((format) =>
  [2, 4, 6, 9].map((pieces): CutCase => ({ row: 'export without a database', name: `${format}, ${pieces} pieces later`, format, pieces })),
);

describe('a database connection that breaks in the middle of a download', () => {
  eachCase(cut, async ({ format, pieces }) => {
    const open = await openOf(personFor(format));
    const struck = proxy.struck();
    let text = '';
    let isBroken = false;
    if (format === 'pdf') {
      // Made as a whole before the answer begins: it is an error, then, and no file.
      expect(open.length).toBeLessThan(pdfAtMost);
      proxy.cutIn(20 + pieces);
      const answer = await ask(paper, format);
      isBroken = answer.status >= 500;
      text = await answer.text();
      if (isBroken) expect(JSON.parse(text)).toMatchObject({ success: false });
    } else {
      const answer = await ask(reader, format);
      const body = (answer.body as ReadableStream<Uint8Array>).getReader();
      const decoder = new TextDecoder();
      try {
        for (let first = true; ; first = false) {
          const { done, value } = await body.read();
          if (done) break;
          text += decoder.decode(value, { stream: true });
          if (first) proxy.cutIn(pieces);
        }
      } catch {
        isBroken = true;
      }
    }
    // How the traffic is cut into pieces is the network's own affair: a PDF may have been made before it came to that.
    if (isBroken || format !== 'pdf') expect(proxy.struck()).toBe(struck + 1);
    proxy.cutIn(0);
    // A transaction that had not begun is tried on another connection. Then nothing is missing.
    if (!isBroken) expect(isWhole[format](text, open.length)).toBe(true);
    await exportsWhole(format);
  });
});

const left = exportFormatNames.map((format): ExportCase => ({ row: 'export whose reader leaves', name: format, format }));

describe('a reader that leaves in the middle of a download', () => {
  eachCase(left, async ({ format }) => {
    const answer = await ask(personFor(format), format);
    const body = (answer.body as ReadableStream<Uint8Array>).getReader();
    await body.read();
    await body.cancel();
    await exportsWhole(format);
    // Nothing goes on for who has left.
    const [open] = await owner`
      select count(*)::int as n from pg_stat_activity where usename = 'cloudlens_app' and state = 'idle in transaction' and state_change < now() - interval '30 seconds'`;
    expect(open?.n).toBe(0);
  });
});
