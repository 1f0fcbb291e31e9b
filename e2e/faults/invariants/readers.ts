import { GET as exportRoute } from '@/app/api/findings/export/route';
import { GET as facetsRoute } from '@/app/api/findings/facets/route';
import { GET as listRoute } from '@/app/api/findings/route';
import { withOrg } from '@/server/db';
import { listFindings } from '@/server/findings/data';
import { getOverview } from '@/server/overview/data';
import { readerOf } from '@/server/test/organization';
import type { Observation } from '../lib/observation';
import { type Violation, violation } from './violation';

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((all, each) => all + each, 0);

/**
 * I8. After everything has come to rest, the API page by page, the list's and the overview's loaders, the facets, the CSV and
 * the counts kept beside the verdicts say the same as the verdicts. `cookie` is a signed-in person's of the organization.
 */
export async function readersAgree({ orgId, outcome, scan }: Observation, cookie: string): Promise<Violation[]> {
  const open = outcome.verdicts.filter(({ finding }) => finding === 'open');
  const ids = open.map(({ id }) => id).sort();
  const found: Violation[] = [];
  const compare = (reader: string, value: unknown, truth: unknown) => {
    if (JSON.stringify(value) !== JSON.stringify(truth))
      found.push(violation('I8', `${reader} says ${brief(value)}, the verdicts say ${brief(truth)}`));
  };
  const ask = async (route: typeof listRoute | typeof exportRoute | typeof facetsRoute, path: string) =>
    route(new Request(`http://localhost${path}`, { headers: { cookie } }));

  compare('the API', await readPages((path) => ask(listRoute, path)), ids);
  const csv = await (await ask(exportRoute, '/api/findings/export')).text();
  compare(
    'the CSV',
    csv
      .split('\r\n')
      .slice(1)
      .filter(Boolean)
      .map((line) => line.split(',')[0])
      .sort(),
    ids,
  );
  const facets = (await (await ask(facetsRoute, '/api/findings/facets')).json()) as { data: { facets: { service: { count: number }[] } } };
  compare(
    'the facets',
    facets.data.facets.service.reduce((all, { count }) => all + count, 0),
    ids.length,
  );
  compare('the list’s loader', (await listFindings(readerOf(orgId), { limit: 1 })).total, ids.length);
  const overview = await getOverview(readerOf(orgId));
  compare('the overview', sum({ ...overview.open }), ids.length);
  compare(
    'the overview’s services',
    overview.services.reduce((all, service) => all + sum({ ...service.open }), 0),
    ids.length,
  );
  const unknown = outcome.verdicts.filter(({ status }) => status === 'unknown').length;
  compare(
    'the kept counts of unknown',
    overview.services.reduce((all, service) => all + service.unknown, 0),
    unknown,
  );
  if (scan.counts) {
    compare('the scan’s counts', [sum({ ...scan.counts.open }), scan.counts.verdicts.unknown], [ids.length, unknown]);
    const moves = await withOrg(
      orgId,
      ({ sql }) =>
        sql<
          { n: number }[]
        >`select count(*)::int as n from changes where org_id = ${orgId} and scan_id = ${scan.id} and kind = 'finding.opened'`,
    );
    compare('the scan’s count of opened findings', scan.counts.opened, moves[0]?.n);
  }
  return found;
}

const brief = (value: unknown): string => (Array.isArray(value) ? `${value.length} (${value.slice(0, 3).join(', ')}…)` : String(value));

async function readPages(ask: (path: string) => Promise<Response>): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const response = await ask(`/api/findings?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
    const { data } = (await response.json()) as { data: { findings: { id: string }[]; pagination: { nextCursor: string | null } } };
    ids.push(...data.findings.map(({ id }) => id));
    cursor = data.pagination.nextCursor;
  } while (cursor);
  return ids.sort();
}
