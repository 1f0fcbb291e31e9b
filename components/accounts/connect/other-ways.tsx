import { KeyRoundIcon, ServerIcon } from 'lucide-react';
import Link from 'next/link';
import { Card, CardHeader } from '@/components/ui/card';
import { AmbientButton } from './ambient-button';

/** For accounts in which no role can be made, and for the account that CloudLens itself runs in. */
export function OtherWays({ offersAmbient }: { offersAmbient: boolean }) {
  return (
    <Card>
      <CardHeader title="Other ways in" description="A role is the safest: it has no secret that could leak" />
      <ul className="divide-y border-t text-sm">
        <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
          <span className="flex items-center gap-2.5">
            <KeyRoundIcon className="size-4 text-ink-muted" aria-hidden="true" />
            An access key of a read-only user, stored encrypted
          </span>
          <Link href="/accounts/connect/key" className="rounded font-medium text-accent-text underline-offset-4 hover:underline">
            Use an access key
          </Link>
        </li>
        {offersAmbient && (
          <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
            <span className="flex items-center gap-2.5">
              <ServerIcon className="size-4 text-ink-muted" aria-hidden="true" />
              The account that CloudLens itself runs in, with its own credentials
            </span>
            <AmbientButton />
          </li>
        )}
      </ul>
    </Card>
  );
}
