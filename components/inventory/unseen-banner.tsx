'use client';

import { EyeOffIcon } from 'lucide-react';
import { useState } from 'react';
import { plural } from '@/components/lib/format';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import type { Unseen } from '@/server/inventory/types';
import { typeName } from './type-name';

const because: Readonly<Record<string, string>> = {
  denied: 'not allowed',
  throttled: 'AWS kept throttling',
  cut: 'the listing broke off',
  expired: 'the credentials expired',
  unreachable: 'no answer in time',
  malformed: 'the answer could not be read',
  'region-disabled': 'the region is switched off',
};

const shownAtFirst = 3;

/** What the last scans could not list to its end: of that, a count says nothing. */
export function UnseenBanner({ unseen }: { unseen: readonly Unseen[] }) {
  const [all, setAll] = useState(false);
  const groups = group(unseen);
  if (groups.length === 0) return null;
  const shown = all ? groups : groups.slice(0, shownAtFirst);
  return (
    <Banner tone="warning" icon={EyeOffIcon} title="Not everything was seen">
      <ul className="grid gap-1">
        {shown.map(({ key, types, regions, account, kind, code, actions, operation }) => (
          <li key={key}>
            <span className="text-ink">
              {types.slice(0, 3).map(typeName).join(', ')}
              {types.length > 3 && <span title={types.map(typeName).join(', ')}> and {plural(types.length - 3, 'more type')}</span>}
            </span>{' '}
            in <span title={regions.join(', ')}>{regions.length <= 3 ? regions.join(', ') : `${regions.length} regions`}</span> of{' '}
            {account.name}: {because[kind] ?? 'AWS answered with an error'}
            {actions.length > 0 ? (
              <>
                , needs <code className="text-xs break-all text-ink">{actions.join(', ')}</code>
              </>
            ) : (
              <>
                {' '}
                (<code className="text-xs break-all">{operation}</code>
                {code && `, ${code}`})
              </>
            )}
          </li>
        ))}
      </ul>
      {groups.length > shownAtFirst && (
        <Button variant="link" size="inline" className="mt-1 text-xs" onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show ${groups.length - shownAtFirst} more`}
        </Button>
      )}
    </Banner>
  );
}

/** What failed alike in several regions makes one line. */
function group(unseen: readonly Unseen[]) {
  const groups = new Map<string, Unseen & { key: string; regions: string[] }>();
  for (const each of unseen) {
    const key = JSON.stringify([each.account.id, each.operation, each.kind, each.code, each.types]);
    const known = groups.get(key);
    if (known) known.regions.push(each.region);
    else groups.set(key, { ...each, key, regions: [each.region] });
  }
  return [...groups.values()];
}
