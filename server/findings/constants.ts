/** What a row in the findings list can be. `pass` and `unknown` are verdicts that were never a finding;
 * `excluded` is what the organization decided not to judge, whatever it was before. */
export const findingStatuses = ['open', 'muted', 'resolved', 'unknown', 'pass', 'excluded'] as const;

/** A leading minus turns the order round. `severity` starts with the worst, `-changed` with the newest, `due` with what is due first. */
export const findingSorts = [
  'severity',
  '-severity',
  '-changed',
  'changed',
  '-firstSeen',
  'firstSeen',
  'check',
  '-check',
  'resource',
  '-resource',
  'due',
  '-due',
] as const;

/** Overdue, or due within the days that the organization calls near. */
export const dueFilters = ['overdue', 'near'] as const;

/** Stored as the due date of what has none. */
export const noDeadline = '9999-12-31T00:00:00.000Z';

/** A time back from now (`24h`, `7d`), which a saved view keeps moving, or an instant. */
export const sincePattern = /^(\d{1,4}[hd]|\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?)$/;

export const defaultFindingSort = 'severity';
export const pageSize = 50;

/** What happens to a finding, as `changes` calls it behind `finding.`. */
export const historyKinds = [
  'opened',
  'resolved',
  'reopened',
  'muted',
  'unmuted',
  'mute-expired',
  'excluded',
  'included',
  'assigned',
  'unassigned',
  'exception-asked',
  'exception-accepted',
  'exception-declined',
  'exception-withdrawn',
  'exception-broken',
  'due-near',
  'verified',
] as const;

export type HistoryKind = (typeof historyKinds)[number];

/** The kind of a row of `changes` about a finding; undefined: none that is told. */
export function historyKindOf(kind: string): HistoryKind | undefined {
  return historyKinds.find((known) => kind === `finding.${known}`);
}

export const groupings = ['check', 'resource'] as const;
