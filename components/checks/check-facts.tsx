import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import type { CheckDetail } from '@/server/catalogue/types';
import { RequirementList } from './requirement-list';

/** What the check looks at, needs and is called elsewhere. */
export function CheckFacts({ check }: { check: CheckDetail }) {
  const aliases = [
    ...check.aliases.securityHub.map((id) => ['Security Hub', id] as const),
    ...check.aliases.prowler.map((id) => ['Prowler', id] as const),
  ];
  return (
    <Card className="divide-y" aria-label="Facts">
      <Fact title="Looks at">
        <p>{check.resourceType}</p>
        {check.reads.map((read) => (
          <p key={read.type} className="text-ink-muted">
            and {read.type} in {read.scope === 'region' ? 'its region' : 'the account'}
          </p>
        ))}
      </Fact>
      <Fact title="Needs" note="Where one of these is not answered in full, the verdict is unknown.">
        <ul className="grid gap-1">
          {check.needs.map(({ operation, actions }) => (
            <li key={operation}>
              <code className="text-xs font-medium break-all">{operation}</code>
              {actions.some((action) => action !== operation) && (
                <span className="block text-xs text-ink-muted">
                  allowed by <code>{actions.join(', ')}</code>
                </span>
              )}
            </li>
          ))}
        </ul>
      </Fact>
      {Object.keys(check.requirements).length > 0 && (
        <Fact title="Requirements">
          <RequirementList requirements={check.requirements} />
        </Fact>
      )}
      {aliases.length > 0 && (
        <Fact title="Elsewhere">
          <dl className="grid gap-1">
            {aliases.map(([tool, id]) => (
              <div key={`${tool} ${id}`} className="flex flex-wrap gap-x-2">
                <dt className="text-ink-muted">{tool}</dt>
                <dd>
                  <code className="text-xs break-all">{id}</code>
                </dd>
              </div>
            ))}
          </dl>
        </Fact>
      )}
    </Card>
  );
}

function Fact({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section className="px-4 py-3">
      <h2 className="mb-1 text-xs font-medium text-ink-muted">{title}</h2>
      {children}
      {note && <p className="mt-1.5 text-xs text-ink-muted">{note}</p>}
    </section>
  );
}
