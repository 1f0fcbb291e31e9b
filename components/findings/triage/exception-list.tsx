'use client';

import { ShieldCheckIcon } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { formatInstant, plural } from '@/components/lib/format';
import { settle } from '@/components/lib/settle';
import { RelativeTime } from '@/components/posture/relative-time';
import { SeverityLabel } from '@/components/posture/severity';
import { useCan } from '@/components/shell/actor-context';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { approveExceptionAction, declineExceptionAction, withdrawExceptionAction } from '@/server/triage/actions';
import { exceptionCategories } from '@/server/triage/constants';
import type { ExceptionState, ListedException } from '@/server/triage/types';
import { DecisionDialog } from './decision-dialog';

interface ExceptionListProps {
  exceptions: readonly ListedException[];
  me: string;
  /** Whether the one who is signed in decides about what others ask for. */
  mayDecide: boolean;
}

const looks: Record<ExceptionState, { word: string; tone: BadgeTone }> = {
  waiting: { word: 'Waits for approval', tone: 'medium' },
  accepted: { word: 'In force', tone: 'accent' },
  declined: { word: 'Declined', tone: 'outline' },
  withdrawn: { word: 'Withdrawn', tone: 'outline' },
  ended: { word: 'Ended', tone: 'outline' },
};

const decisions = {
  approve: { title: 'Approve this exception?', confirm: 'Approve', done: 'Approved', run: approveExceptionAction },
  decline: { title: 'Decline this exception?', confirm: 'Decline', done: 'Declined', run: declineExceptionAction },
  withdraw: {
    title: 'End this exception now?',
    confirm: 'End it',
    done: 'Ended: its findings are open again',
    run: withdrawExceptionAction,
  },
} as const;

/** What is accepted: first what waits, then what is in force, then what is over. */
export function ExceptionList({ exceptions, me, mayDecide }: ExceptionListProps) {
  const router = useRouter();
  const [deciding, setDeciding] = useState<{ verb: keyof typeof decisions; exception: ListedException } | null>(null);
  const over = exceptions.filter(({ state }) => state !== 'waiting' && state !== 'accepted');
  const sections = [
    { title: 'Wait for approval', rows: exceptions.filter(({ state }) => state === 'waiting') },
    { title: 'In force', rows: exceptions.filter(({ state }) => state === 'accepted') },
    { title: 'Over', rows: over },
  ].filter(({ rows }) => rows.length > 0);

  if (sections.length === 0)
    return (
      <Card>
        <EmptyState
          icon={ShieldCheckIcon}
          title="No risk has been accepted"
          action={
            <Button asChild>
              <Link href="/findings">To the findings</Link>
            </Button>
          }
        >
          Choose findings in the list, then Accept risk. Each has a reason and an end, and findings whose evidence changes come back by
          themselves.
        </EmptyState>
      </Card>
    );
  return (
    <>
      {sections.map(({ title, rows }) => (
        <Card key={title} aria-label={title}>
          <CardHeader title={title} />
          <ul className="divide-y border-t">
            {rows.map((exception) => (
              <Row
                key={exception.id}
                exception={exception}
                me={me}
                mayDecide={mayDecide}
                onDecide={(verb) => setDeciding({ verb, exception })}
              />
            ))}
          </ul>
        </Card>
      ))}
      {deciding && (
        <DecisionDialog
          {...decisions[deciding.verb]}
          exception={deciding.exception}
          onClose={() => setDeciding(null)}
          onDecide={async (note) => {
            const { run, done } = decisions[deciding.verb];
            if (settle(await run({ id: deciding.exception.id, ...(note ? { note } : {}) }), done)) router.refresh();
          }}
        />
      )}
    </>
  );
}

interface RowProps {
  exception: ListedException;
  me: string;
  mayDecide: boolean;
  onDecide: (verb: keyof typeof decisions) => void;
}

function Row({ exception, me, mayDecide, onDecide }: RowProps) {
  const { state, by, decision } = exception;
  const mayChange = useCan('findings:update');
  const isOver = state !== 'waiting' && state !== 'accepted';
  const mayEnd = mayChange && !isOver && (by.id === me || mayDecide);
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-2">
          <Badge tone={looks[state].tone}>{looks[state].word}</Badge>
          {exception.severity && <SeverityLabel severity={exception.severity} />}
          <span className="font-medium">{exceptionCategories[exception.category]}</span>
        </p>
        <p className="mt-1 break-words">{exception.reason}</p>
        <p className="mt-1 text-xs text-ink-muted">
          {by.name}, <RelativeTime at={exception.at} />. {isOver ? 'Was to end' : 'Ends'} {formatInstant(exception.expiresAt)}.
          {decision && state !== 'ended' && ` ${looks[state].word === 'In force' ? 'Approved' : looks[state].word} by ${decision.by}.`}
          {decision?.note && ` ‘${decision.note}’`}
        </p>
        {exception.checks.length > 0 && <p className="mt-1 text-xs text-ink-muted">{exception.checks.join(' · ')}</p>}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {exception.findings > 0 && (
          <Button size="sm" variant="ghost" asChild>
            <Link href={`/findings?status=open,muted&exception=${exception.id}`}>{plural(exception.findings, 'finding')}</Link>
          </Button>
        )}
        {state === 'waiting' && mayDecide && by.id !== me && (
          <>
            <Button size="sm" onClick={() => onDecide('decline')}>
              Decline
            </Button>
            <Button size="sm" variant="primary" onClick={() => onDecide('approve')}>
              Approve
            </Button>
          </>
        )}
        {mayEnd && (by.id === me || state === 'accepted') && (
          <Button size="sm" onClick={() => onDecide('withdraw')}>
            {state === 'waiting' ? 'Withdraw' : 'End now'}
          </Button>
        )}
      </div>
    </li>
  );
}
