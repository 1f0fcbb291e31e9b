import { EyeOffIcon } from 'lucide-react';
import type { Metadata } from 'next';
import { DriftTabs } from '@/components/drift/drift-tabs';
import { IgnoreDialog } from '@/components/drift/ignore-dialog';
import { LiftRule } from '@/components/drift/lift-rule';
import { formatDay, formatInstant } from '@/components/lib/format';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { loadIgnoreRules } from '@/server/drift/loaders';
import type { IgnoreRule } from '@/server/drift/types';

export const metadata: Metadata = { title: 'Ignore rules' };

export default async function RulesPage() {
  const rules = await loadIgnoreRules();
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader
        title="Ignore rules"
        description="Drift that somebody has decided to live with. It stays stored, and a stack does not become in sync by it."
        actions={<IgnoreDialog start={{}} label="New rule" />}
      />
      <DriftTabs current="/drift/rules" />
      <Card>
        {rules.length === 0 ? (
          <EmptyState icon={EyeOffIcon} title="No ignore rule">
            Make one from a drifted resource of a stack, or here.
          </EmptyState>
        ) : (
          <ul className="divide-y">
            {rules.map((rule) => (
              <li key={rule.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
                <div className="min-w-0 flex-1 basis-72">
                  <Parts rule={rule} />
                  <p className="mt-1 text-sm">{rule.reason}</p>
                  <p className="mt-0.5 text-xs text-ink-muted">
                    {rule.owner} answers for it; made by {rule.createdBy} on {formatInstant(rule.createdAt)}.{' '}
                    {rule.expiresAt ? `Ends ${formatDay(rule.expiresAt)}.` : 'Until somebody lifts it.'}
                  </p>
                </div>
                <LiftRule id={rule.id} />
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}

function Parts({ rule }: { rule: IgnoreRule }) {
  const parts = [
    ['stack', rule.stackName],
    ['type', rule.resourceType],
    ['logical id', rule.logicalId],
    ['property', rule.propertyPath],
  ].filter(([, value]) => value);
  return (
    <p className="flex flex-wrap gap-1.5">
      {parts.map(([name, value]) => (
        <span key={name} className="rounded border px-1.5 text-xs break-all">
          <span className="text-ink-muted">{name} </span>
          <code>{value}</code>
        </span>
      ))}
    </p>
  );
}
