'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleAlertIcon, KeyRoundIcon } from 'lucide-react';
import { getAll, sendJson } from '@/components/lib/api';
import { formatInstant } from '@/components/lib/format';
import { RelativeTime } from '@/components/posture/relative-time';
import { useCan } from '@/components/shell/actor-context';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast-store';
import { CreateKeyDialog } from './create-key-dialog';

interface ApiKey {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  owner: string;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
}

export function ApiKeys() {
  const mayRead = useCan('keys:read');
  const mayCreate = useCan('keys:create');
  const { data, error, refetch } = useQuery({
    queryKey: ['keys'],
    queryFn: async ({ signal }) => ({ keys: await getAll<ApiKey>('/api/keys', 'keys', signal) }),
    enabled: mayRead,
  });
  if (!mayRead) return null;
  return (
    <Card aria-labelledby="keys-title">
      <CardHeader
        id="keys-title"
        title="API keys"
        description="A key acts for its owner, within its scopes"
        action={mayCreate && <CreateKeyDialog />}
      />
      {error ? (
        <EmptyState
          icon={CircleAlertIcon}
          title="The keys could not be shown"
          action={<Button onClick={() => void refetch()}>Try again</Button>}
        >
          {error.message}
        </EmptyState>
      ) : !data ? (
        <div className="grid gap-2 px-4 pb-4">
          <Skeleton className="h-10" />
          <Skeleton className="h-10" />
        </div>
      ) : data.keys.length === 0 ? (
        <EmptyState icon={KeyRoundIcon} title="No API key yet">
          Create one for a script, a pipeline or a dashboard of yours.
        </EmptyState>
      ) : (
        <ul className="divide-y border-t">
          {data.keys.map((key) => (
            <KeyRow key={key.id} apiKey={key} />
          ))}
        </ul>
      )}
    </Card>
  );
}

const weekMs = 7 * 86_400_000;
const hasEnded = (at: string, ahead = 0): boolean => Date.parse(at) <= Date.now() + ahead;

function EndMark({ at }: { at: string | null }) {
  if (at === null) return null;
  if (hasEnded(at)) return <Badge>Ended</Badge>;
  return hasEnded(at, weekMs) ? <Badge tone="medium">Ends within a week</Badge> : null;
}

function KeyRow({ apiKey }: { apiKey: ApiKey }) {
  const client = useQueryClient();
  const mayRevoke = useCan('keys:delete');
  const revoke = useMutation({
    mutationFn: () => sendJson('DELETE', `/api/keys/${apiKey.id}`),
    onSuccess: () => {
      toast({ tone: 'success', title: `Revoked ${apiKey.name}` });
      return client.invalidateQueries({ queryKey: ['keys'] });
    },
    onError: (error) => toast({ tone: 'danger', title: 'That did not work', description: error.message }),
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 font-medium break-words">{apiKey.name}</span>
          <code className="text-xs text-ink-muted">{apiKey.prefix}…</code>
          <EndMark at={apiKey.expiresAt} />
        </p>
        <p className="text-xs text-ink-muted">
          {apiKey.owner}, {apiKey.scopes.includes('*') ? 'everything its owner may do' : apiKey.scopes.join(', ')}
        </p>
      </div>
      <p className="text-xs text-ink-muted">
        {apiKey.lastUsedAt ? (
          <>
            Used <RelativeTime at={apiKey.lastUsedAt} />
          </>
        ) : (
          'Never used'
        )}
        {apiKey.expiresAt ? `, ${hasEnded(apiKey.expiresAt) ? 'ended' : 'ends'} ${formatInstant(apiKey.expiresAt)}` : ', no end'}
      </p>
      {mayRevoke && (
        <ConfirmDialog
          trigger={<Button size="sm">Revoke</Button>}
          title={`Revoke ${apiKey.name}?`}
          confirm="Revoke key"
          onConfirm={async () => {
            await revoke.mutateAsync().catch(() => undefined);
          }}
        >
          Programs that use it are refused from now on. It cannot be brought back.
        </ConfirmDialog>
      )}
    </li>
  );
}
