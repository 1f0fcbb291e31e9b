import Link from 'next/link';
import { plural } from '@/components/lib/format';
import type { AccountRow } from '@/server/accounts/types';

/** What wants doing about the way in: finish connecting, mend the trust, give what is missing. */
export function AccessNote({ account }: { account: AccountRow }) {
  const { id, status, deniedOperations, accessKey } = account;
  const note =
    status === 'pending'
      ? { href: `/accounts/connect?id=${id}`, text: 'Finish connecting' }
      : status === 'insecure_trust'
        ? { href: `/accounts/connect?id=${id}`, text: 'Mend the trust policy' }
        : status === 'disconnected'
          ? { href: `/accounts/${id}/access`, text: 'Connect again' }
          : accessKey?.isDue
            ? { href: `/accounts/${id}/access`, text: 'Its access key is older than 90 days: replace it' }
            : deniedOperations
              ? { href: `/accounts/${id}/access`, text: `${plural(deniedOperations, 'operation')} not allowed` }
              : null;
  return (
    note && (
      <Link href={note.href} className="mx-4 mt-3 w-fit rounded text-xs font-medium text-accent-text underline-offset-4 hover:underline">
        {note.text}
      </Link>
    )
  );
}
