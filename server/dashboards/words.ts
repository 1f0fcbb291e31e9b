import { severities } from '@/server/checks/types';
import { frameworkTitle } from '@/server/compliance/constants';
import { type TopBy, topByLabel, type WidgetKind } from './constants';
import type { Widget } from './schema';
import type { Unseen, WidgetData } from './types';

export const widgetKindLabel: Record<WidgetKind, string> = {
  count: 'Number of findings',
  trend: 'Open findings over time',
  top: 'Most findings by…',
  compliance: 'Score of a framework',
  cost: 'Cost',
  coverage: 'Last scans',
};

export const widgetKindHint: Record<WidgetKind, string> = {
  count: 'How many findings match a filter',
  trend: 'How many were open at the end of each day',
  top: 'The checks, accounts, services, regions or resources with the most findings',
  compliance: 'How much of a framework passes, and its course',
  cost: 'The bill by service or account',
  coverage: 'When each account was scanned, and what could not be seen',
};

const topTitle: Record<TopBy, string> = {
  check: 'Checks with the most findings',
  account: 'Accounts with the most findings',
  service: 'Services with the most findings',
  region: 'Regions with the most findings',
  severity: 'Findings by severity',
  resourceType: 'Resource types with the most findings',
  resource: 'Resources with the most findings',
};

/** `critical or high findings`. */
function findingsOf({ severity, status }: { severity?: readonly string[] | undefined; status?: readonly string[] | undefined }): string {
  const states = status?.length ? status.join(' or ') : 'open';
  const worst = severities.filter((each) => severity?.includes(each));
  return `${states}${worst.length > 0 ? ` ${worst.join(' or ')}` : ''} findings`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What stands above a widget: its own title, or one made from what it shows. */
export function widgetTitle(widget: Widget, data?: WidgetData | null): string {
  if (widget.title) return widget.title;
  switch (widget.kind) {
    case 'count':
      return capital(findingsOf(widget.filter));
    case 'trend':
      return `Open findings, ${widget.days} days`;
    case 'top':
      return topTitle[widget.by];
    case 'compliance':
      return data?.kind === 'compliance' ? frameworkTitle(data.framework) : 'Compliance';
    case 'cost':
      return `Cost by ${widget.by}, ${widget.days} days`;
    case 'coverage':
      return widgetKindLabel.coverage;
  }
}

export const topColumn = (by: TopBy): string => topByLabel[by];

/** What the figures cannot tell; null: all calls of the newest scans were answered in full. */
export function unseenWords({ problems, neverScanned, asOf }: Unseen): string | null {
  if (asOf === null && problems === 0 && neverScanned.length === 0) return 'No scan has finished yet.';
  const parts = [
    ...(problems > 0 ? [`${problems} ${problems === 1 ? 'call was' : 'calls were'} not answered in full`] : []),
    ...(neverScanned.length > 0
      ? [`${neverScanned.slice(0, 3).join(', ')}${neverScanned.length > 3 ? ' and others' : ''} not scanned yet`]
      : []),
  ];
  return parts.length > 0 ? `Partly seen: ${parts.join('; ')}.` : null;
}
