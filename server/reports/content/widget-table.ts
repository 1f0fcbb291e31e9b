import { severities } from '@/server/checks/types';
import { scoreText } from '@/server/compliance/constants';
import type { Widget } from '@/server/dashboards/schema';
import type { Unseen, WidgetResult } from '@/server/dashboards/types';
import { topColumn, unseenWords, widgetTitle } from '@/server/dashboards/words';
import type { ReportTable } from '../types';

const noteOf = (unseen: Unseen, more: string | null = null): string | null =>
  [more, unseenWords(unseen)].filter((part) => part !== null).join(' ') || null;

/** A widget as rows: what the page draws, in words. */
export function widgetTable(widget: Widget, result: WidgetResult | undefined): ReportTable {
  const data = result?.data ?? null;
  const title = widgetTitle(widget, data);
  if (!data) return { title, columns: [], rows: [], note: result?.error ?? 'It could not be read.' };
  switch (data.kind) {
    case 'count':
      return { title, columns: ['Findings'], rows: [[`${data.total}${data.isCapped ? ' or more' : ''}`]], note: noteOf(data.unseen) };
    case 'trend': {
      const ends = data.points.length > 1 ? [data.points.at(0), data.points.at(-1)] : data.points;
      return {
        title,
        columns: ['Day', 'Open', ...severities],
        rows: ends.flatMap((point) =>
          point
            ? [
                [
                  point.at.slice(0, 10),
                  String(severities.reduce((sum, each) => sum + point.open[each], 0)),
                  ...severities.map((each) => String(point.open[each])),
                ],
              ]
            : [],
        ),
        note: noteOf(data.unseen, 'Muted findings included.'),
      };
    }
    case 'top':
      return {
        title,
        columns: [widget.kind === 'top' ? topColumn(widget.by) : 'Group', 'Findings'],
        rows: data.groups.map(({ label, count }) => [label, String(count)]),
        note: noteOf(data.unseen),
      };
    case 'compliance':
      return {
        title,
        columns: ['Score', 'Pass', 'Fail', 'Unknown'],
        rows: [[scoreText(data.score), ...[data.pass, data.fail, data.unknown].map(String)]],
        note: noteOf(data.unseen),
      };
    case 'cost':
      if (data.total === null) return { title, columns: [], rows: [], note: 'Nothing is known of the cost yet.' };
      return {
        title,
        columns: ['Of', `Amount, ${data.unit}`],
        rows: [['All', data.total], ...data.rows.map(({ key, amount }) => [key, amount])],
        note: `${data.startDate} to ${data.endDate}${data.partialFrom ? `; from ${data.partialFrom} on it may still grow` : ''}${data.isPartial ? '; figures of some accounts are missing' : ''}.`,
      };
    case 'coverage':
      return {
        title,
        columns: ['Account', 'Last scan', 'Calls not answered in full'],
        rows: data.accounts.map(({ account, lastScan, problems }) => [
          `${account.name} (${account.accountId})`,
          lastScan?.finishedAt ? `${lastScan.finishedAt.slice(0, 16).replace('T', ' ')} UTC` : 'not scanned yet',
          lastScan?.finishedAt ? String(problems) : '',
        ]),
        note: null,
      };
  }
}
