import Link from 'next/link';
import { Card } from '@/components/ui/card';
import type { AccountRow } from '@/server/accounts/types';

/** Nothing reads the account; what was found in it is as of its last scan. */
export function Disconnected({ account }: { account: AccountRow }) {
  return (
    <Card className="grid gap-2 p-4 text-sm">
      <p>
        CloudLens has no way into {account.name} any more. Its findings stay as they were{' '}
        {account.lastScan?.finishedAt ? 'at its last scan' : 'when it was disconnected'}.
      </p>
      <p className="flex flex-wrap gap-4">
        <Link href="/accounts/connect" className="rounded font-medium text-accent-text underline-offset-4 hover:underline">
          Connect it again by a role
        </Link>
        <Link href="/accounts/connect/key" className="rounded font-medium text-accent-text underline-offset-4 hover:underline">
          or by an access key
        </Link>
      </p>
    </Card>
  );
}
