'use client';

import { useState } from 'react';
import { formatInstant } from '@/components/lib/format';
import { CheckSettingDialog } from '@/components/settings/scope/check-setting-dialog';
import { useCan } from '@/components/shell/actor-context';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import type { CheckDetail } from '@/server/catalogue/types';
import type { AccountRef } from '@/server/posture';
import type { CheckScope, CheckSettingView } from '@/server/scope/views';

interface CheckSettingsProps {
  check: Pick<CheckDetail, 'id' | 'title' | 'parameters'>;
  scope: CheckScope;
  accounts: readonly AccountRef[];
  mayChangeWhole: boolean;
}

/** By which thresholds the check judges, where they come from, and whether it judges at all. */
export function CheckSettings({ check, scope, accounts, mayChangeWhole }: CheckSettingsProps) {
  const [open, setOpen] = useState(false);
  const mayChange = useCan('checks:update') && (mayChangeWhole || accounts.length > 0);
  const parameters = Object.entries(check.parameters);
  const own = scope.organization?.isOver ? null : scope.organization;
  const isSilent = parameters.length === 0 && !scope.organization && scope.accounts.length === 0;
  return (
    <Card aria-labelledby="settings-title">
      <CardHeader
        id="settings-title"
        title={parameters.length > 0 ? 'Thresholds' : 'Scope'}
        action={
          mayChange && (
            <Button size="sm" onClick={() => setOpen(true)}>
              Change
            </Button>
          )
        }
      />
      <div className="grid gap-3 px-4 pb-4 text-sm">
        {parameters.map(([name, parameter]) => {
          const set = own?.parameters.find((each) => each.name === name);
          return (
            <div key={name}>
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                {parameter.description}
                <strong className="tabular-nums">{set?.value ?? parameter.default}</strong>
                {set && <Badge>Organization</Badge>}
              </p>
              <p className="text-xs text-ink-muted">
                Default {parameter.default}, from {parameter.source}. Possible: {parameter.min} to {parameter.max}.
              </p>
            </div>
          );
        })}
        {scope.organization && <Said setting={scope.organization} where="All accounts" />}
        {scope.accounts.map((each) => (
          <Said key={each.account.id} setting={each} where={each.account.name} />
        ))}
        {isSilent && <p className="text-ink-muted">It judges every resource of its type, and has no thresholds.</p>}
      </div>
      {open && <CheckSettingDialog open onOpenChange={setOpen} check={check} scope={scope} accounts={accounts} whole={mayChangeWhole} />}
    </Card>
  );
}

function Said({ setting, where }: { setting: CheckSettingView; where: string }) {
  return (
    <div className="rounded-md border bg-canvas px-3 py-2">
      <p className="flex flex-wrap items-center gap-2 font-medium">
        {where}: {saysOf(setting)}
        {setting.isOver && <Badge>Ended</Badge>}
      </p>
      <p className="text-xs text-ink-muted">
        {setting.reason && `${setting.reason}. `}
        {setting.owner && `Owner: ${setting.owner}. `}
        {setting.expiresAt && `${setting.isOver ? 'Ended' : 'Ends'} ${formatInstant(setting.expiresAt)}. `}
        By {setting.by}, {formatInstant(setting.at)}.
      </p>
    </div>
  );
}

/** 'disabled', 'judges; maxDays = 60'. */
export const saysOf = ({ enabled, parameters }: Pick<CheckSettingView, 'enabled' | 'parameters'>): string =>
  [
    ...(enabled === false ? ['disabled'] : enabled === true ? ['judges'] : []),
    ...parameters.map(({ name, value, default: usual }) => `${name} = ${value}${usual === null ? '' : ` (default ${usual})`}`),
  ].join('; ');
