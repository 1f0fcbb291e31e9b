import type { periods, TopBy, WidgetKind } from '@/server/dashboards/constants';
import { type Widget, widgetSchema } from '@/server/dashboards/schema';
import type { FindingFilters } from '@/server/findings/types';
import { onlyAbout } from './stored-filter';

/** All that any kind of widget can be told, so that changing the kind loses nothing. */
export interface Draft {
  key: string;
  kind: WidgetKind;
  title: string;
  width: Widget['width'];
  filter: FindingFilters;
  by: TopBy;
  limit: number;
  framework: string;
  costBy: 'service' | 'account';
  days: (typeof periods)[number];
}

export function draftOf(widget: Widget | null, framework: string): Draft {
  return {
    key: widget?.key ?? crypto.randomUUID(),
    kind: widget?.kind ?? 'count',
    title: widget?.title ?? '',
    width: widget?.width ?? 1,
    filter: (widget && 'filter' in widget ? widget.filter : {}) as FindingFilters,
    by: widget?.kind === 'top' ? widget.by : 'check',
    limit: widget?.kind === 'top' ? widget.limit : 5,
    framework: widget?.kind === 'compliance' ? widget.framework : framework,
    costBy: widget?.kind === 'cost' ? widget.by : 'service',
    days: widget?.kind === 'cost' || widget?.kind === 'trend' ? widget.days : 30,
  };
}

/** The widget that a draft makes, complete with defaults. */
export function toWidget({ key, kind, title, width, filter, by, limit, framework, costBy, days }: Draft): Widget {
  const shared = { key, kind, title, width };
  switch (kind) {
    case 'count':
      return widgetSchema.parse({ ...shared, filter });
    case 'trend':
      return widgetSchema.parse({ ...shared, filter: onlyAbout(filter), days });
    case 'top':
      return widgetSchema.parse({ ...shared, filter, by, limit });
    case 'compliance':
      return widgetSchema.parse({ ...shared, framework });
    case 'cost':
      return widgetSchema.parse({ ...shared, by: costBy, days });
    case 'coverage':
      return widgetSchema.parse(shared);
  }
}
