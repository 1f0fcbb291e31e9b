import { ShieldCheckIcon, ShieldQuestionIcon } from 'lucide-react';
import Link from 'next/link';
import { formatInstant } from '@/components/lib/format';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { exceptionCategories } from '@/server/triage/constants';
import type { ExceptionRow } from '@/server/triage/types';

/** That somebody accepted the risk, or asked to. */
export function ExceptionBanner({ exception }: { exception: ExceptionRow }) {
  const isWaiting = exception.state === 'waiting';
  return (
    <Banner
      tone={isWaiting ? 'warning' : 'neutral'}
      icon={isWaiting ? ShieldQuestionIcon : ShieldCheckIcon}
      title={isWaiting ? 'Somebody asked to accept this risk' : `Risk accepted: ${exceptionCategories[exception.category].toLowerCase()}`}
      action={
        <Button size="sm" asChild>
          <Link href="/findings/exceptions">Accepted risks</Link>
        </Button>
      }
    >
      ‘{exception.reason}’, {exception.by.name}, {formatInstant(exception.at)}.
      {exception.decision && ` Approved by ${exception.decision.by}${exception.decision.note ? `: ‘${exception.decision.note}’` : ''}.`}{' '}
      {isWaiting ? 'It stays open until another person approves.' : 'Ends when the evidence changes, or'}{' '}
      {isWaiting ? `Wanted until ${formatInstant(exception.expiresAt)}.` : `${formatInstant(exception.expiresAt)}.`}
    </Banner>
  );
}
