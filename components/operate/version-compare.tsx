'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { formatInstant } from '@/components/lib/format';
import { settle } from '@/components/lib/settle';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field, NativeSelect } from '@/components/ui/field';
import { setDefaultVersionAction } from '@/server/operate/actions';
import { compareVersions, type TemplateDifference } from '@/server/operate/templates/diff';
import type { Effect, LaunchTemplateRow, TemplateVersion } from '@/server/operate/types';
import { PropertyDiff } from '../drift/property-diff';
import { Effects } from './effects';

interface VersionsProps {
  template: LaunchTemplateRow;
  versions: readonly TemplateVersion[];
  isCut: boolean;
  mayChange: boolean;
  effectsOfDefault: readonly Effect[];
}

/** Every version, newest first, with a way to make it the default. */
export function VersionList({ template, versions, isCut, mayChange, effectsOfDefault }: VersionsProps) {
  return (
    <Card>
      <CardHeader title="Versions" description={isCut ? 'The newest 200; AWS has older ones' : 'Asked of AWS just now'} />
      <ul className="divide-y border-t">
        {versions.map((each) => (
          <li key={each.version} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5 text-sm">
            <span className="min-w-0">
              <span className="flex flex-wrap items-center gap-2">
                <span className="tabular font-medium">Version {each.version}</span>
                {each.isDefault && <Badge tone="accent">Default</Badge>}
                {each.description && <span className="text-ink-muted">{each.description}</span>}
              </span>
              <span className="block truncate text-xs text-ink-muted">
                {each.createdAt ? formatInstant(each.createdAt) : ''} {each.createdBy ? `by ${each.createdBy.split('/').at(-1)}` : ''}
              </span>
            </span>
            {mayChange && !each.isDefault && <DefaultButton template={template} version={each.version} effects={effectsOfDefault} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function DefaultButton({ template, version, effects }: { template: LaunchTemplateRow; version: number; effects: readonly Effect[] }) {
  const router = useRouter();
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Make it the default</Button>}
      title={`Make version ${version} the default?`}
      confirm="Set the default"
      onConfirm={async () => {
        const input = { templateId: template.id, awsAccountId: template.account.id, region: template.region, version };
        if (settle(await setDefaultVersionAction(input), `Version ${version} is the default`)) router.refresh();
      }}
    >
      <p>
        Whatever launches from the default of {template.name} from now on gets version {version}. Instances that run stay as they are.
      </p>
      {effects.length > 0 && (
        <div className="mt-3 text-ink">
          <Effects effects={effects} />
        </div>
      )}
    </ConfirmDialog>
  );
}

const asEntry = ({ path, before, after }: TemplateDifference) => ({
  path,
  kind: before === null ? ('added' as const) : after === null ? ('removed' as const) : ('changed' as const),
  before,
  after,
});

/** What differs between two versions, place by place. */
export function VersionDiff({ versions }: { versions: readonly TemplateVersion[] }) {
  const newest = versions[0]?.version ?? 1;
  const [from, setFrom] = useState(
    versions.find(({ isDefault, version }) => isDefault && version !== newest)?.version ?? versions[1]?.version ?? newest,
  );
  const [to, setTo] = useState(newest);
  const dataOf = (wanted: number) => versions.find(({ version }) => version === wanted)?.data ?? {};
  const differences = compareVersions(from === to ? {} : dataOf(from), dataOf(to));
  const select = (id: string, label: string, value: number, onChange: (value: number) => void) => (
    <Field id={id} label={label}>
      <NativeSelect id={id} value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {versions.map(({ version, isDefault }) => (
          <option key={version} value={version}>
            Version {version}
            {isDefault ? ' (default)' : ''}
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
  return (
    <Card>
      <CardHeader title="What differs" description="User data is compared by its fingerprint and never shown" />
      <div className="grid grid-cols-1 gap-4 px-4 pb-4">
        {versions.length > 1 && (
          <div className="grid gap-3 sm:grid-cols-2">
            {select('diff-from', 'From', from, setFrom)}
            {select('diff-to', 'To', to, setTo)}
          </div>
        )}
        {differences.length === 0 ? (
          <p className="text-sm text-ink-muted">Nothing: both say the same.</p>
        ) : (
          <PropertyDiff entries={differences.map(asEntry)} before={`Version ${from}`} after={`Version ${to}`} />
        )}
      </div>
    </Card>
  );
}
