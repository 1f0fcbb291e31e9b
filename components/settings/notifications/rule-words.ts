import type { FilterChoices } from '@/components/dashboards/edit/filter-choices';
import { dueLabel } from '@/components/findings/finding-filters';
import { resourceWords } from '@/components/findings/resource-menu';
import { useTriage } from '@/components/findings/triage/triage-context';
import { serviceName } from '@/components/posture/services';
import { severityLabel } from '@/components/posture/severity';
import { notificationEvents } from '@/server/notifications/constants';
import type { RuleFilter } from '@/server/notifications/schema';

type Field = Exclude<keyof RuleFilter, 'events'>;
type Words = { [F in Field]: [label: string, value: (value: string) => string] };

/** What a rule listens to, in one line: its events, then each filter with its values. */
export function useRuleWords({ facets, frameworks }: FilterChoices): (filter: RuleFilter) => string {
  const { assignees } = useTriage();
  const labelIn = (list: readonly { value: string; label: string }[], gone: string) => (value: string) =>
    list.find((each) => each.value === value)?.label ?? gone;
  const words: Words = {
    severity: ['severity', (value) => severityLabel[value as keyof typeof severityLabel].toLowerCase()],
    service: ['service', serviceName],
    region: ['region', String],
    account: ['account', labelIn(facets.account, 'a removed account')],
    checkId: ['check', (value) => labelIn(facets.checkId, value)(value)],
    q: ['with the words', (value) => `‘${value}’`],
    resource: ['resource', resourceWords],
    tag: ['tag', String],
    framework: ['framework', (value) => frameworks.find(({ id }) => id === value)?.name ?? value],
    assignee: ['owner', (value) => (value === 'none' ? 'nobody' : (assignees.find(({ id }) => id === value)?.name ?? 'a former member'))],
    due: ['due', (value) => dueLabel[value as keyof typeof dueLabel].toLowerCase()],
    exception: ['exception', (value) => (value === 'waiting' ? 'waits for approval' : value === 'accepted' ? 'in force' : 'one')],
  };
  return ({ events, ...filters }) =>
    [
      events.map((event) => notificationEvents[event].label).join(', '),
      ...(Object.keys(words) as Field[]).flatMap((field) => {
        const value = filters[field] ?? [];
        const [label, say] = words[field];
        return value.length > 0 ? [`${label} ${[value].flat().map(say).join(' or ')}`] : [];
      }),
    ].join('; ');
}
