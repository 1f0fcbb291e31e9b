'use client';

import { CircleAlertIcon } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { formatInstant } from '@/components/lib/format';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { deleteAccessKeyAction } from '@/server/accounts/actions';
import type { AccessKeyRow } from '@/server/accounts/keys/access-keys';

/** The stored access key of an account: whose it is and how old, never what it is. */
export function KeyCard({ accessKey }: { accessKey: AccessKeyRow }) {
  const router = useRouter();
  const mayReplace = useCan('accounts:create');
  const mayDelete = useCan('accounts:delete');
  const facts: [string, string][] = [
    ['Key', `…${accessKey.accessKeyIdLast4}`],
    ['Of', accessKey.callerArn],
    ['Stored', formatInstant(accessKey.createdAt)],
    ['Last used', accessKey.lastUsedAt ? formatInstant(accessKey.lastUsedAt) : 'not yet'],
    ['To be replaced', accessKey.isTemporary ? 'when its session ends' : `from ${formatInstant(accessKey.rotateAt)}`],
  ];
  return (
    <Card>
      <CardHeader
        title="Access key"
        description="Stored encrypted, and opened only in memory while a scan runs"
        action={
          <>
            {mayReplace && (
              <Button asChild>
                <Link href={`/accounts/connect/key?id=${accessKey.awsAccountId}`}>Replace</Link>
              </Button>
            )}
            {mayDelete && (
              <ConfirmDialog
                trigger={<Button>Delete</Button>}
                title="Delete this access key?"
                confirm="Delete key"
                onConfirm={async () => {
                  if (settle(await deleteAccessKeyAction({ id: accessKey.id }), 'Key deleted')) router.refresh();
                }}
              >
                It is deleted here for good, and a running scan stops. What was found stays, and nothing reads the account any more. Delete
                or deactivate the key in AWS too.
              </ConfirmDialog>
            )}
          </>
        }
      />
      <div className="grid gap-3 px-4 pb-4 text-sm">
        {accessKey.isDue && !accessKey.isTemporary && (
          <p className="flex gap-2 rounded-md bg-medium-soft px-3 py-2 text-medium-text">
            <CircleAlertIcon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
            This key is older than 90 days. Make another one in AWS, replace it here, then delete the old one there.
          </p>
        )}
        <dl className="grid gap-x-6 gap-y-1.5 sm:grid-cols-[auto_1fr]">
          {facts.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-ink-muted">{label}</dt>
              <dd className="break-all">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Card>
  );
}
