import { type ChosenFilters, filterOf } from '@/components/findings/filter-values';
import { periods, topBy, topByLabel } from '@/server/dashboards/constants';
import { widgetKindLabel } from '@/server/dashboards/words';
import type { FindingParams } from '@/server/findings/types';
import type { WidgetOffer } from './add-to-dashboard';
import { toStored } from './edit/stored-filter';
import { draftOf, toWidget } from './edit/widget-draft';

const blank = () => draftOf(null, '');

/** Filters of which no past is kept. */
const pastless = ['status', 'assignee', 'due', 'since', 'exception'] as const;

/** What can be shown of the findings that the list's filters leave. */
export function findingOffers(params: FindingParams): WidgetOffer[] {
  const chosen: ChosenFilters = filterOf(params);
  const filter = toStored(chosen);
  const hasPast = pastless.every((field) => field === 'status' || chosen[field].length === 0) && filter.status === undefined;
  return [
    { label: widgetKindLabel.count, make: (title) => toWidget({ ...blank(), kind: 'count', title, filter }) },
    ...(hasPast
      ? [{ label: widgetKindLabel.trend, make: (title: string) => toWidget({ ...blank(), kind: 'trend', title, filter, width: 2 }) }]
      : []),
    ...topBy.map((by) => ({
      label: `Most findings by ${topByLabel[by].toLowerCase()}`,
      make: (title: string) => toWidget({ ...blank(), kind: 'top', title, filter, by }),
    })),
  ];
}

/** What can be shown of the bill: by service or account, over as long as it is looked at, or the next longer period that widgets know. */
export function costOffers(params: { by: string; days: number }): WidgetOffer[] {
  const days = periods.find((each) => each >= params.days) ?? 90;
  const offer = (by: 'service' | 'account'): WidgetOffer => ({
    label: `Cost by ${by}, ${days} days`,
    make: (title) => toWidget({ ...blank(), kind: 'cost', title, costBy: by, days }),
  });
  return params.by === 'account' ? [offer('account'), offer('service')] : [offer('service'), offer('account')];
}
