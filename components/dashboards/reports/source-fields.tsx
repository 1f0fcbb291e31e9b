import { FindingFilters } from '@/components/findings/finding-filters';
import { Field, NativeSelect } from '@/components/ui/field';
import type { FindingFilters as Filters } from '@/server/findings/types';
import type { ReportSource } from '@/server/reports/schema';
import { toChosen, toStored } from '../edit/stored-filter';
import type { ReportChoices } from './report-choices';
import { filterOfView } from './view-filter';

interface SourceFieldsProps {
  source: ReportSource;
  choices: ReportChoices;
  onChange: (source: ReportSource) => void;
}

/** What the report is about. */
export function SourceFields({ source, choices, onChange }: SourceFieldsProps) {
  const { dashboards, views, frameworks } = choices;
  const first = dashboards[0]?.id;
  function choose(kind: string) {
    if (kind === 'dashboard' && first) onChange({ kind: 'dashboard', dashboardId: first });
    if (kind === 'findings') onChange({ kind: 'findings', filter: {} });
    if (kind === 'compliance') onChange({ kind: 'compliance', framework: null });
  }
  return (
    <div className="grid min-w-0 gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="report-source" label="About">
          <NativeSelect id="report-source" value={source.kind} onChange={(event) => choose(event.target.value)}>
            <option value="findings">Findings</option>
            <option value="dashboard" disabled={!first}>
              A dashboard{first ? '' : ' (there is none)'}
            </option>
            <option value="compliance">Compliance</option>
          </NativeSelect>
        </Field>
        {source.kind === 'dashboard' && (
          <Field id="report-dashboard" label="Dashboard">
            <NativeSelect
              id="report-dashboard"
              value={source.dashboardId}
              onChange={(event) => onChange({ kind: 'dashboard', dashboardId: event.target.value })}
            >
              {dashboards.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          </Field>
        )}
        {source.kind === 'compliance' && (
          <Field id="report-framework" label="Framework">
            <NativeSelect
              id="report-framework"
              value={source.framework ?? ''}
              onChange={(event) => onChange({ kind: 'compliance', framework: event.target.value || null })}
            >
              <option value="">All of them, as they stand</option>
              {frameworks.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          </Field>
        )}
        {source.kind === 'findings' && views.length > 0 && (
          <Field id="report-view" label="Filters of a saved view" hint="Taken over as they are now">
            <NativeSelect
              id="report-view"
              value=""
              onChange={(event) => {
                const view = views.find(({ id }) => id === event.target.value);
                if (view) onChange({ kind: 'findings', filter: filterOfView(view.search) });
              }}
            >
              <option value="">Choose one…</option>
              {views.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          </Field>
        )}
      </div>
      {source.kind === 'findings' && (
        <fieldset className="grid min-w-0 gap-1.5">
          <legend className="mb-1.5 text-xs font-medium">Of these findings</legend>
          <FindingFilters
            {...choices}
            filters={toChosen(source.filter as Filters)}
            onChange={(change) =>
              onChange({ kind: 'findings', filter: change ? toStored({ ...toChosen(source.filter as Filters), ...change }) : {} })
            }
          />
        </fieldset>
      )}
    </div>
  );
}
