import type { Severity } from '@/server/checks/types';
import type { NotificationEvent } from './constants';

/** One change, in words that stand alone. */
export interface MessageChange {
  event: NotificationEvent;
  at: string;
  title: string;
  severity: Severity | null;
  account: { id: string; accountId: string; name: string } | null;
  region: string | null;
  resource: string | null;
  checkId: string | null;
  /** Page of ours. */
  url: string;
}

/** What a delivery says, whatever the channel; stored until it is delivered, and for the log. Holds no secret. */
export interface Message {
  type: 'changes' | 'test' | 'report';
  organization: { id: string; name: string };
  rule: { id: string; name: string } | null;
  total: number;
  counts: Partial<Record<NotificationEvent, number>>;
  /** The worst first; at most `changesShown`. */
  changes: MessageChange[];
  url: string;
  /** Of a scheduled report. */
  report?: ReportMessage;
}

/** A scheduled report: a summary for whoever takes no tables, and the tables. */
export interface ReportMessage {
  id: string;
  name: string;
  /** By name, whose rights it was read with. */
  owner: string;
  madeAt: string;
  headline: string;
  lines: string[];
  tables: { title: string; columns: string[]; rows: string[][]; note: string | null }[];
}

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const spoken: Record<NotificationEvent, (count: number) => string> = {
  'finding-new': (count) => plural(count, 'new finding'),
  'finding-reopened': (count) => plural(count, 'reopened finding'),
  'finding-resolved': (count) => plural(count, 'resolved finding'),
  'finding-due': (count) => plural(count, 'finding whose deadline is near', 'findings whose deadline is near'),
  'path-new': (count) => plural(count, 'new attack path'),
  'scan-incomplete': (count) => plural(count, 'incomplete scan'),
  'account-trust': (count) => `${plural(count, 'account')} whose role opens for others`,
  drift: (count) => `${plural(count, 'stack')} with drift, or that could not be checked`,
  budget: (count) => plural(count, 'crossed line of a budget', 'crossed lines of budgets'),
  'cost-anomaly': (count) => plural(count, 'cost anomaly', 'cost anomalies'),
};

/** `3 new findings, 1 incomplete scan`. */
export function headlineOf({ type, counts, report }: Message): string {
  if (report) return `${report.name}: ${report.headline}`;
  if (type === 'test') return 'This is a test: notifications of CloudLens arrive here.';
  return Object.entries(counts)
    .map(([event, count]) => spoken[event as NotificationEvent](count))
    .join(', ');
}

/** `critical: S3 bucket is not public (invoices, 111122223333 production, eu-west-1)`. */
export function lineOf({ severity, title, resource, account, region }: MessageChange): string {
  const where = [resource, account && `${account.name} (${account.accountId})`, region].filter(Boolean).join(', ');
  return `${severity ? `${severity}: ` : ''}${title}${where ? ` – ${where}` : ''}`;
}

/** What a message says in lines of words, each with where it leads. */
export const linesOf = ({ changes, report, url }: Message): { text: string; url: string }[] =>
  report ? report.lines.map((text) => ({ text, url })) : changes.map((change) => ({ text: lineOf(change), url: change.url }));

/** How many changes are not shown one by one; null: none. */
export const restOf = ({ total, changes }: Message): string | null =>
  total > changes.length ? `and ${total - changes.length} more` : null;
