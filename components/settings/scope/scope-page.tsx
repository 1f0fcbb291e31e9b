'use client';

import { DownloadIcon, HourglassIcon, PlusIcon, SlidersHorizontalIcon, UploadIcon } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { saysOf } from '@/components/checks/check-settings';
import { plural } from '@/components/lib/format';
import { useCan } from '@/components/shell/actor-context';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { AccountRef } from '@/server/posture';
import type { ScopeLevelView, ScopeOverview } from '@/server/scope/views';
import { ExclusionDialog } from './exclusion-dialog';
import { ExclusionRow } from './exclusion-row';
import { ImportDialog } from './import-dialog';
import { SaidLine } from './said-line';

interface ScopePageProps {
  scope: ScopeOverview;
  accounts: readonly AccountRef[];
  mayChangeWhole: boolean;
}

/** Everything that is judged otherwise than by default. */
export function ScopePage({ scope, accounts, mayChangeWhole }: ScopePageProps) {
  const mayChange = useCan('checks:update');
  const [adding, setAdding] = useState(false);
  const [importing, setImporting] = useState(false);
  const levels: { key: string; where: string; level: ScopeLevelView }[] = [
    { key: 'organization', where: 'All accounts', level: scope.organization },
    ...scope.accounts.map(({ account, ...level }) => ({ key: account.id, where: account.name, level })),
  ];
  const settings = levels.flatMap(({ key, where, level }) =>
    level.checks.map((setting) => ({ key: `${key} ${setting.checkId}`, where, setting })),
  );
  const exclusions = levels.flatMap(({ where, level }) => level.exclusions.map((exclusion) => ({ where, exclusion })));
  return (
    <>
      <Waiting accounts={scope.waiting} />
      <Card aria-labelledby="scope-checks">
        <CardHeader
          id="scope-checks"
          title="Checks"
          description="Thresholds of your own, and checks that are disabled. Change them on a check’s page."
          action={
            <>
              {mayChange && (
                <Button size="sm" onClick={() => setImporting(true)}>
                  <UploadIcon aria-hidden="true" />
                  Import
                </Button>
              )}
              <Button size="sm" asChild>
                <a href="/api/scope/file?format=yaml" download>
                  <DownloadIcon aria-hidden="true" />
                  Export
                </a>
              </Button>
            </>
          }
        />
        {settings.length === 0 ? (
          <EmptyState icon={SlidersHorizontalIcon} title="Every check judges by its defaults">
            Open a check to set its thresholds or to disable it.
          </EmptyState>
        ) : (
          <ul className="divide-y border-t">
            {settings.map(({ key, where, setting }) => (
              <li key={key} className="px-4 py-2.5">
                <p className="flex flex-wrap items-baseline gap-x-2">
                  <Link href={`/checks/${setting.checkId}`} className="font-medium underline-offset-4 hover:underline">
                    {setting.title}
                  </Link>
                  <span>{saysOf(setting)}</span>
                </p>
                <SaidLine where={where} said={setting} />
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card aria-labelledby="scope-exclusions">
        <CardHeader
          id="scope-exclusions"
          title="Excluded resources"
          description="Not judged, by ARN, id, name or tag. Counted, and never shown as passing."
          action={
            mayChange && (
              <Button size="sm" onClick={() => setAdding(true)}>
                <PlusIcon aria-hidden="true" />
                Exclude
              </Button>
            )
          }
        />
        {exclusions.length === 0 ? (
          <EmptyState icon={SlidersHorizontalIcon} title="Nothing is excluded">
            Every resource is judged. A mutelist of Prowler can be imported.
          </EmptyState>
        ) : (
          <ul className="divide-y border-t">
            {exclusions.map(({ where, exclusion }) => (
              <ExclusionRow
                key={exclusion.id}
                where={where}
                exclusion={exclusion}
                accounts={accounts}
                whole={mayChangeWhole}
                mayChange={mayChange}
              />
            ))}
          </ul>
        )}
      </Card>
      {adding && <ExclusionDialog open onOpenChange={setAdding} accounts={accounts} whole={mayChangeWhole} />}
      {importing && <ImportDialog open onOpenChange={setImporting} accounts={accounts} />}
    </>
  );
}

function Waiting({ accounts }: { accounts: readonly AccountRef[] }) {
  if (accounts.length === 0) return null;
  const names = accounts.slice(0, 5).map(({ name }) => name);
  return (
    <Banner icon={HourglassIcon} tone="neutral" title={`${plural(accounts.length, 'account')} still to be judged by this`}>
      {names.join(', ')}
      {accounts.length > names.length ? ', …' : ''}. It happens within minutes, or with the next scan where what is stored cannot be judged.
    </Banner>
  );
}
