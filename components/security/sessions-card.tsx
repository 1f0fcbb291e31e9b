'use client';

import { MonitorSmartphoneIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { formatInstant } from '@/components/lib/format';
import { settle } from '@/components/lib/settle';
import { RelativeTime } from '@/components/posture/relative-time';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { endOtherSessionsAction, endSessionAction } from '@/server/identity/local/actions';

interface Session {
  id: string;
  device: string;
  address: string | null;
  startedAt: string;
  lastSeenAt: string;
  current: boolean;
}

/** Where one is signed in. */
export function SessionsCard({ sessions }: { sessions: readonly Session[] }) {
  const router = useRouter();
  const others = sessions.filter(({ current }) => !current).length;
  return (
    <Card aria-labelledby="sessions-title">
      <CardHeader
        id="sessions-title"
        title="Sessions"
        description="Browsers and programs that are signed in as you"
        action={
          others > 0 && (
            <ConfirmDialog
              trigger={<Button size="sm">Sign out everywhere else</Button>}
              title="Sign out everywhere else?"
              confirm="Sign out"
              onConfirm={async () => {
                if (settle(await endOtherSessionsAction(), 'Signed out everywhere else')) router.refresh();
              }}
            >
              {others === 1 ? 'One other session ends' : `${others} other sessions end`} at once. API keys go on working.
            </ConfirmDialog>
          )
        }
      />
      <ul className="divide-y border-t">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
    </Card>
  );
}

function SessionRow({ session }: { session: Session }) {
  const router = useRouter();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
      <MonitorSmartphoneIcon className="size-4 shrink-0 text-ink-muted" aria-hidden="true" />
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-medium">{session.device}</span>
          {session.current && <Badge>This one</Badge>}
        </p>
        <p className="text-xs text-ink-muted">
          {session.address ? `From ${session.address}, since` : 'Since'} {formatInstant(session.startedAt)}
        </p>
      </div>
      <p className="text-xs text-ink-muted">
        Seen <RelativeTime at={session.lastSeenAt} />
      </p>
      {!session.current && (
        <ConfirmDialog
          trigger={<Button size="sm">End</Button>}
          title={`End the session of ${session.device}?`}
          confirm="End session"
          onConfirm={async () => {
            if (settle(await endSessionAction({ id: session.id }), 'Session ended')) router.refresh();
          }}
        >
          It is signed out at once.
        </ConfirmDialog>
      )}
    </li>
  );
}
