import { getFramework } from '@/server/compliance/data';
import { costBreakdown } from '@/server/costs/report/breakdown';
import { listFindings } from '@/server/findings/data';
import type { FindingFilters } from '@/server/findings/types';
import { toErrorAnswer } from '@/server/http/to-error-answer';
import type { Actor } from '@/server/identity/actor';
import { getOverview } from '@/server/overview/data';
import type { OverviewData } from '@/server/overview/types';
import type { Widget } from '../schema';
import type { WidgetData, WidgetResult } from '../types';
import { readTop } from './top';
import { readTrend } from './trend';
import { unseenBy } from './unseen';

/** Reads the accounts' state once for all widgets that are read with it. */
export function overviewOnce(actor: Actor): () => Promise<OverviewData> {
  let read: Promise<OverviewData> | undefined;
  return () => {
    read ??= getOverview(actor);
    return read;
  };
}

/** What a widget shows to the actor. Each is read by itself: one that cannot be shown leaves the others as they are. */
export async function readWidget(actor: Actor, widget: Widget, overview: () => Promise<OverviewData>): Promise<WidgetResult> {
  try {
    return { key: widget.key, data: await read(actor, widget, overview), error: null };
  } catch (error) {
    return { key: widget.key, data: null, error: toErrorAnswer(error).message };
  }
}

/** All of a dashboard, one after the other: they share the database with everybody else. */
export async function readWidgets(actor: Actor, widgets: readonly Widget[]): Promise<WidgetResult[]> {
  const overview = overviewOnce(actor);
  const results: WidgetResult[] = [];
  for (const widget of widgets) results.push(await readWidget(actor, widget, overview));
  return results;
}

/** What is not chosen is left out. */
const chosen = (filters: object): FindingFilters =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as FindingFilters;

async function read(actor: Actor, widget: Widget, overview: () => Promise<OverviewData>): Promise<WidgetData> {
  switch (widget.kind) {
    case 'count': {
      const filters = chosen(widget.filter);
      const { total, totalIsCapped } = await listFindings(actor, { ...filters, limit: 1 });
      return { kind: 'count', total, isCapped: totalIsCapped, unseen: unseenBy(await overview(), filters) };
    }
    case 'trend': {
      const filters = chosen(widget.filter);
      const all = await overview();
      const points = await readTrend(actor, filters, widget.days);
      return { kind: 'trend', points, mutedIncluded: true, unseen: unseenBy(all, filters) };
    }
    case 'top': {
      const filters = chosen(widget.filter);
      return { kind: 'top', groups: await readTop(actor, filters, widget.by, widget.limit), unseen: unseenBy(await overview(), filters) };
    }
    case 'compliance': {
      const { id, name, version, score, counts, trend } = await getFramework(actor, widget.framework);
      const { pass, fail, unknown } = counts;
      return {
        kind: 'compliance',
        framework: { id, name, version },
        score,
        pass,
        fail,
        unknown,
        trend: trend.map(({ at, score: then }) => ({ at, score: then })),
        unseen: unseenBy(await overview(), {}),
      };
    }
    case 'cost':
      return readCost(actor, widget);
    case 'coverage': {
      const { accounts, coverage, asOf } = await overview();
      return {
        kind: 'coverage',
        asOf,
        accounts: accounts.map(({ id, accountId, name, lastScan }) => ({
          account: { id, accountId, name },
          lastScan,
          problems: coverage.problems.filter(({ account }) => account.id === id).length,
        })),
      };
    }
  }
}

/** The largest rows; the rest of the bill is in the total. */
const costRows = 8;

async function readCost(actor: Actor, { by, days }: Extract<Widget, { kind: 'cost' }>): Promise<WidgetData> {
  const { state, breakdown } = await costBreakdown(actor, { by, days, granularity: 'DAILY' });
  return {
    kind: 'cost',
    total: breakdown?.totalAmount ?? null,
    unit: breakdown?.unit ?? null,
    startDate: breakdown?.startDate ?? null,
    endDate: breakdown?.endDate ?? null,
    partialFrom: breakdown?.partialFrom ?? null,
    isPartial: state === 'partial',
    rows: (breakdown?.rows ?? []).slice(0, costRows).map(({ key, amount, percentage }) => ({ key, amount, percentage })),
  };
}
