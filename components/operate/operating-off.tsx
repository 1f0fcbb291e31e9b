import { LockIcon } from 'lucide-react';
import Link from 'next/link';
import { Banner } from '@/components/ui/banner';
import type { AccountRef } from '@/server/posture';

/** Said as long as no account allows operating: what that means, and where it is turned on. */
export function OperatingOff({ accounts, mayChange }: { accounts: readonly AccountRef[]; mayChange: boolean }) {
  return (
    <Banner tone="info" icon={LockIcon} title="CloudLens only reads: operating is off for every account">
      {mayChange ? (
        <>
          It takes a second role with an external id of its own, which you turn on for each account under Access:{' '}
          {accounts.slice(0, 5).map(({ id, name }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <Link href={`/accounts/${id}/access`} className="rounded font-medium text-accent-text underline-offset-4 hover:underline">
                {name}
              </Link>
            </span>
          ))}
          .
        </>
      ) : (
        'An admin of your organization turns it on for an account, under Accounts, Access, Operating.'
      )}
    </Banner>
  );
}
