/** What a row in the findings list can be. `pass` and `unknown` are verdicts that were never a finding;
 * `excluded` is what the organization decided not to judge, whatever it was before. */
export const findingStatuses = ['open', 'muted', 'resolved', 'unknown', 'pass', 'excluded'] as const;

/** A leading minus turns the order round. `severity` starts with the worst, `-changed` with the newest. */
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
] as const;

export const defaultFindingSort = 'severity';
export const pageSize = 50;
