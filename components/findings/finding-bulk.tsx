'use client';

import { BellIcon, BellOffIcon, ShieldCheckIcon, UserCheckIcon } from 'lucide-react';
import { useState } from 'react';
import { BulkBar } from '@/components/data-table/bulk-bar';
import { Button } from '@/components/ui/button';
import type { FindingFilters, FindingRow } from '@/server/findings/types';
import { MuteDialog } from './mute-dialog';
import { AssignDialog } from './triage/assign-dialog';
import { ExceptionDialog } from './triage/exception-dialog';
import type { ActTarget } from './triage/target';
import { useFindingKeys } from './use-finding-keys';
import { useUnmute } from './use-unmute';

interface FindingBulkProps {
  rows: readonly FindingRow[];
  total: number;
  totalIsCapped: boolean;
  selected: ReadonlySet<string>;
  everything: boolean;
  filter: Omit<FindingFilters, 'status'>;
  onlyOpen: boolean;
  /** The finding in the drawer. */
  openId: string | null;
  onEverything: () => void;
  onClear: () => void;
}

type Act = 'assign' | 'mute' | 'accept';

/** What can be done with the chosen findings, with all that match, or by key with the one that is open or in focus. */
export function FindingBulk(props: FindingBulkProps) {
  const { rows, total, selected, everything, filter, onlyOpen, openId, onEverything, onClear } = props;
  const [acting, setActing] = useState<{ act: Act; target: ActTarget; count: number; current?: string | null } | null>(null);
  const unmute = useUnmute(onClear);
  const chosen = rows.filter((row) => selected.has(row.id));
  const someMuted = chosen.some((row) => row.status === 'muted');
  const count = everything ? total : selected.size;

  const start = (act: Act) =>
    setActing({
      act,
      target: everything ? { filter } : { ids: [...selected] },
      count,
      ...(chosen.length === 1 ? { current: chosen[0]?.assignee?.id ?? null } : {}),
    });

  useFindingKeys({
    busy: acting !== null,
    onAct: (act, index) => {
      if (selected.size > 0 && !openId) return start(act);
      const row = rows.find(({ id }) => id === openId) ?? (index === null ? undefined : rows[index]);
      if (!row || (act === 'mute' && row.status !== 'open')) return;
      setActing({ act, target: { ids: [row.id] }, count: 1, current: row.assignee?.id ?? null });
    },
  });

  const dialog = (act: Act) => ({
    open: acting?.act === act,
    onOpenChange: (open: boolean) => !open && setActing(null),
    target: acting?.target ?? { ids: [] },
    count: acting?.count ?? 0,
  });
  return (
    <>
      <BulkBar
        count={count}
        total={onlyOpen && !props.totalIsCapped ? total : selected.size}
        everything={everything}
        onEverything={onEverything}
        onClear={onClear}
      >
        <Button size="sm" onClick={() => start('assign')}>
          <UserCheckIcon aria-hidden="true" />
          Assign
        </Button>
        <Button size="sm" onClick={() => start('accept')}>
          <ShieldCheckIcon aria-hidden="true" />
          Accept risk
        </Button>
        <Button variant="primary" size="sm" onClick={() => start('mute')}>
          <BellOffIcon aria-hidden="true" />
          Mute
        </Button>
        {someMuted && !everything && (
          <Button size="sm" disabled={unmute.pending} onClick={() => unmute.run({ ids: [...selected] })}>
            <BellIcon aria-hidden="true" />
            Unmute
          </Button>
        )}
      </BulkBar>
      <MuteDialog {...dialog('mute')} onMuted={onClear} />
      <ExceptionDialog {...dialog('accept')} onDone={onClear} />
      <AssignDialog {...dialog('assign')} {...(acting?.current ? { current: acting.current } : {})} onDone={onClear} />
    </>
  );
}
