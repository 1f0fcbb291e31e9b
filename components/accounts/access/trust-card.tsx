import { CircleAlertIcon } from 'lucide-react';
import Link from 'next/link';
import { formatInstant } from '@/components/lib/format';
import { Card, CardHeader } from '@/components/ui/card';
import type { AccountRow } from '@/server/accounts/types';

/** Whether the role opens for us alone, and since when that is known. */
export function TrustCard({ account }: { account: AccountRow }) {
  if (account.status === 'disconnected') return null;
  const { roleArn, trustProvenAt, lastError, status, id } = account;
  return (
    <Card>
      <CardHeader
        title="Trust"
        description="Once a week AWS is asked to let us in without an external id, with a wrong one and with another organization’s, and must refuse."
      />
      <div className="grid grid-cols-1 gap-2 px-4 pb-4 text-sm">
        {roleArn && <code className="text-xs break-all">{roleArn}</code>}
        <p className="text-ink-muted">{trustProvenAt ? `Last proven ${formatInstant(trustProvenAt)}.` : 'Not proven yet.'}</p>
        {lastError && (
          <p className="flex gap-2 rounded-md bg-critical-soft px-3 py-2 text-critical-text">
            <CircleAlertIcon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
            {lastError}
          </p>
        )}
        {(status === 'pending' || status === 'insecure_trust') && (
          <Link href={`/accounts/connect?id=${id}`} className="w-fit rounded text-accent-text underline-offset-4 hover:underline">
            {status === 'pending' ? 'Finish connecting' : 'See the trust policy that is right'}
          </Link>
        )}
      </div>
    </Card>
  );
}
