/** What Cost Explorer asks for a request and each further page, in US dollars (aws.amazon.com/aws-cost-management/pricing, 2026-11). */
export const requestPrice = '0.01';

/** Without an organization's own settings: five dollars a month, over all accounts. */
export const defaultSettings = {
  monthlyRequestCap: 500,
  tagKeys: [] as string[],
  awsAnomalies: false,
  schedule: 'daily' as 'daily' | 'off',
};

/** Cost Explorer keeps the running month and thirteen before it. */
export const historyMonths = 13;

/** AWS renews its figures at most so often a day: asking more often buys the same answer again. */
export const refreshesADay = 3;

/** The day of asking and the one before may still grow: they are shown, and left out wherever periods are compared. */
export const growingDays = 2;

/** What may be asked for in one answer. */
export const mostDays = 430;

export const groupings = ['service', 'account', 'region', 'recordType', 'usageType', 'tag'] as const;
export type Grouping = (typeof groupings)[number];
