import type { FindingFilters } from '@/server/findings/types';

/** What a rule can listen to, with the kinds of changes (drizzle/schema/findings.ts) that it stands for. */
export const notificationEvents = {
  'finding-new': { label: 'New finding', kinds: ['finding.opened'] },
  'finding-reopened': { label: 'Finding reopened', kinds: ['finding.reopened', 'finding.exception-broken', 'finding.mute-expired'] },
  'finding-resolved': { label: 'Finding resolved', kinds: ['finding.resolved'] },
  'finding-due': { label: 'Deadline near', kinds: ['finding.due-near'] },
  'path-new': { label: 'Attack path opened', kinds: ['path.opened'] },
  'scan-incomplete': { label: 'Scan partial or failed', kinds: ['scan.finished'] },
  'account-trust': { label: 'Role opens for others', kinds: ['account.insecure-trust'] },
  drift: { label: 'Drift found, or a stack could not be checked', kinds: ['drift.found', 'drift.failed'] },
  budget: { label: 'Budget crossed', kinds: ['budget.crossed'] },
  'cost-anomaly': { label: 'Cost far above the usual', kinds: ['cost.anomaly'] },
} as const satisfies Record<string, { label: string; kinds: readonly string[] }>;

/**
 * What each filter of the findings list narrows down in a rule. `accounts`: all that happens in an AWS account, findings, scans, drift
 * and cost alike; what belongs to none is not told then. `findings`: changes of findings alone; all else is told as if it were not set.
 * null: no rule has it, since the events say which status is told, and a rule tells from its making on.
 */
export const filterReach = {
  status: null,
  severity: 'findings',
  service: 'findings',
  region: 'findings',
  account: 'accounts',
  checkId: 'findings',
  q: 'findings',
  resource: 'findings',
  tag: 'findings',
  framework: 'findings',
  assignee: 'findings',
  due: 'findings',
  since: null,
  exception: 'findings',
} as const satisfies Record<keyof FindingFilters, 'accounts' | 'findings' | null>;

/** Changes of findings, which each filter can narrow down. */
export const isOfFindings = (event: NotificationEvent): boolean => notificationEvents[event].kinds[0].startsWith('finding.');

export type NotificationEvent = keyof typeof notificationEvents;
export const eventNames = Object.keys(notificationEvents) as [NotificationEvent, ...NotificationEvent[]];

export const channelKinds = ['webhook', 'slack', 'email', 'jira', 'sns'] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** Seconds until the next try after the first, second, … has failed: about a day in all. Then the message is dead until somebody sends it again. */
export const retrySeconds: readonly number[] = [60, 300, 1_800, 7_200, 21_600, 57_600];

/** Changes that a message shows one by one; the rest is counted. */
export const changesShown = 20;

/** Of an organization. Each channel and rule costs a look every minute. */
export const channelsAtMost = 20;
export const rulesAtMost = 50;
