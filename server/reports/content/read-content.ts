import { severities } from '@/server/checks/types';
import { frameworkTitle, scoreText, stateLabel } from '@/server/compliance/constants';
import { getFramework, listFrameworks } from '@/server/compliance/data';
import { getDashboard } from '@/server/dashboards/data';
import { readWidgets } from '@/server/dashboards/widgets/read-widget';
import { unseenBy } from '@/server/dashboards/widgets/unseen';
import { unseenWords } from '@/server/dashboards/words';
import { listFindings } from '@/server/findings/data';
import { countFacets } from '@/server/findings/facets';
import type { FindingFilters } from '@/server/findings/types';
import type { Actor } from '@/server/identity/actor';
import { getOverview } from '@/server/overview/data';
import { rowsShown } from '../constants';
import type { ReportSource } from '../schema';
import type { ReportContent, ReportTable } from '../types';
import { findingsPath } from './findings-path';
import { widgetTable } from './widget-table';

/** What a report says, read as the actor: of what they may see and nothing else. @throws AppError NOT_FOUND for what is gone */
export function readContent(actor: Actor, source: ReportSource): Promise<ReportContent> {
  switch (source.kind) {
    case 'dashboard':
      return ofDashboard(actor, source.dashboardId);
    case 'findings':
      return ofFindings(actor, source.filter as FindingFilters);
    case 'compliance':
      return source.framework === null ? ofFrameworks(actor) : ofFramework(actor, source.framework);
  }
}

const said = (table: ReportTable): string[] => {
  const [first] = table.rows;
  return first ? [`${table.title}: ${first.join(', ')}${table.rows.length > 1 ? ', …' : ''}`] : [`${table.title}: nothing`];
};

async function ofDashboard(actor: Actor, id: string): Promise<ReportContent> {
  const { name, widgets } = await getDashboard(actor, id);
  const results = await readWidgets(actor, widgets);
  const tables = widgets.map((widget, index) => widgetTable(widget, results[index]));
  return { headline: name, lines: tables.flatMap(said).slice(0, rowsShown), tables, path: `/dashboards/${id}` };
}

const number = new Intl.NumberFormat('en-US');
const plural = (count: number, one: string): string => `${number.format(count)} ${count === 1 ? one : `${one}s`}`;

async function ofFindings(actor: Actor, filter: FindingFilters): Promise<ReportContent> {
  const { rows, total, totalIsCapped } = await listFindings(actor, { ...filter, limit: rowsShown });
  const { severity } = await countFacets(actor, filter);
  const counted = severities.flatMap((each) => {
    const { count = 0 } = severity.find(({ value }) => value === each) ?? {};
    return count > 0 && (!filter.severity?.length || filter.severity.includes(each)) ? [`${number.format(count)} ${each}`] : [];
  });
  const unseen = unseenWords(unseenBy(await getOverview(actor), filter));
  const all = `${totalIsCapped ? 'More than ' : ''}${plural(total, 'finding')}`;
  const table: ReportTable = {
    title: 'The worst first',
    columns: ['Severity', 'Finding', 'Resource', 'Account', 'Region', 'Status'],
    rows: rows.map((row) => [row.severity, row.title, row.resource.name ?? row.resource.id, row.account.name, row.region, row.status]),
    note: total > rows.length ? `${rows.length} of ${all.toLowerCase()}.` : null,
  };
  return {
    headline: `${all} ${filter.status?.length ? filter.status.join(' or ') : 'open'}`,
    lines: [...(counted.length > 0 ? [counted.join(', ')] : []), ...(unseen ? [unseen] : [])],
    tables: [table],
    path: findingsPath(filter),
  };
}

async function ofFrameworks(actor: Actor): Promise<ReportContent> {
  const { frameworks, scope } = await listFrameworks(actor);
  const table: ReportTable = {
    title: 'Frameworks',
    columns: ['Framework', 'Score', 'Pass', 'Fail', 'Unknown'],
    rows: frameworks.map((each) => [
      frameworkTitle(each),
      scoreText(each.score),
      ...[each.counts.pass, each.counts.fail, each.counts.unknown].map(String),
    ]),
    note: scopeWords(scope),
  };
  const lines = frameworks.slice(0, 5).map((each) => `${frameworkTitle(each)}: ${scoreText(each.score)}`);
  return {
    headline: 'How the frameworks stand',
    lines: [...lines, ...(table.note ? [table.note] : [])],
    tables: [table],
    path: '/compliance',
  };
}

async function ofFramework(actor: Actor, id: string): Promise<ReportContent> {
  const framework = await getFramework(actor, id);
  const { counts, score, rows, scope } = framework;
  const failing = rows.filter(({ state }) => state === 'fail' || state === 'unknown');
  const table: ReportTable = {
    title: 'What fails or is unknown',
    columns: ['Requirement', 'Name', 'State', 'Open findings'],
    rows: failing
      .slice(0, rowsShown)
      .map((row) => [row.id, row.name ?? '', stateLabel[row.state], String(row.checks.reduce((sum, { open }) => sum + open, 0))]),
    note: failing.length > rowsShown ? `${rowsShown} of ${failing.length}.` : null,
  };
  const unseen = scopeWords(scope);
  return {
    headline: `${frameworkTitle(framework)}: ${scoreText(score)}`,
    lines: [`${counts.pass} pass, ${counts.fail} fail, ${counts.unknown} unknown`, ...(unseen ? [unseen] : [])],
    tables: [table],
    path: `/compliance/${encodeURIComponent(id)}`,
  };
}

/** Which accounts the states do not speak of, or not wholly. */
function scopeWords({
  neverScanned,
  partlyScanned,
  asOf,
}: {
  neverScanned: { name: string }[];
  partlyScanned: { name: string }[];
  asOf: string | null;
}) {
  if (asOf === null) return 'No scan has finished yet.';
  const names = (accounts: { name: string }[]) => accounts.map(({ name }) => name).join(', ');
  const parts = [
    ...(neverScanned.length > 0 ? [`${names(neverScanned)} not scanned yet`] : []),
    ...(partlyScanned.length > 0 ? [`${names(partlyScanned)} not scanned in full`] : []),
  ];
  return parts.length > 0 ? `Partly seen: ${parts.join('; ')}.` : null;
}
