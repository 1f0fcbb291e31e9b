export const widgetKinds = ['count', 'trend', 'top', 'compliance', 'cost', 'coverage'] as const;
export type WidgetKind = (typeof widgetKinds)[number];

/** What the largest groups of findings can be told by. */
export const topBy = ['check', 'account', 'service', 'region', 'severity', 'resourceType', 'resource'] as const;
export type TopBy = (typeof topBy)[number];

export const topByLabel: Record<TopBy, string> = {
  check: 'Check',
  account: 'Account',
  service: 'Service',
  region: 'Region',
  severity: 'Severity',
  resourceType: 'Resource type',
  resource: 'Resource',
};

export const costBy = ['service', 'account'] as const;

/** Days that a trend or a cost reaches back. */
export const periods = [14, 30, 90] as const;

/** In columns of three, where there is room for so many. */
export const widths = [1, 2, 3] as const;

/** Of a dashboard: each is read when somebody looks. */
export const widgetsAtMost = 24;
/** Of one person, and of those that are shared. */
export const dashboardsAtMost = 50;
