import { CheckCircle2Icon, CircleAlertIcon, HelpCircleIcon, LoaderCircleIcon, type LucideIcon } from 'lucide-react';
import Link from 'next/link';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import type { FindingDetail } from '@/server/findings/types';
import { isUnderWay, type Verification, type VerifyingScan } from './use-verification';
import { wholeLook } from './whole-look';

/** How far looking again is, and what came of it. */
export function VerificationBanner({ finding, verification }: { finding: FindingDetail; verification: Verification }) {
  const { start, scan, scanId, isSettled, lost } = verification;
  const link = scanId && (
    <Button size="sm" asChild>
      <Link href={`/scans/${scanId}`}>Open the scan</Link>
    </Button>
  );
  const refused = start.error ?? lost;
  if (refused)
    return (
      <Banner tone="danger" icon={CircleAlertIcon} title="It could not be looked at again" role="alert" action={link}>
        {refused.message}
      </Banner>
    );
  if (!scan) return start.isPending || scanId ? <Progress words="Asking for it…" /> : null;
  if (isUnderWay(scan)) {
    const whole = wholeLook(finding);
    return (
      <Progress words={`${whole ? `For want of a resource in the inventory ${whole} is read. ` : ''}${wordsOf(scan)}`} action={link} />
    );
  }
  if (!isSettled) return <Progress words="Reading what came of it." action={link} />;
  const { tone, icon, title, text } = resultOf(finding, scan);
  return (
    <Banner tone={tone} icon={icon} title={title} role="status" action={link}>
      {text}
    </Banner>
  );
}

function Progress({ words, action }: { words: string; action?: React.ReactNode }) {
  return (
    <Banner tone="info" icon={LoaderCircleIcon} title="Looking at it again" role="status" action={action}>
      {words}
    </Banner>
  );
}

function wordsOf({ status, progress: { done, total, queuePosition } }: VerifyingScan): string {
  if (status === 'queued')
    return queuePosition === null ? 'It begins in a moment.' : `It waits for its turn: ${queuePosition} in the queue.`;
  return total === 0 ? 'Entering the account.' : `${done} of ${total} ${total === 1 ? 'part' : 'parts'} read.`;
}

function whyUnknown(missing: FindingDetail['unknownBecause']): string {
  const calls = [
    ...new Set(missing.map(({ operation, region, kind }) => `${operation} in ${region} was ${kind === 'failed' ? 'not answered' : kind}`)),
  ];
  if (calls.length === 0) return 'A call that the check needs was denied or not answered in full';
  return calls.length > 3 ? `${calls.slice(0, 3).join(', ')} and ${calls.length - 3} more` : calls.join(', ');
}

interface Result {
  tone: 'info' | 'warning' | 'danger' | 'neutral';
  icon: LucideIcon;
  title: string;
  text: string;
}

function resultOf({ status, verdict, unknownBecause, history }: FindingDetail, scan: VerifyingScan): Result {
  if (scan.status === 'cancelled')
    return { tone: 'neutral', icon: CircleAlertIcon, title: 'Looking again was cancelled', text: `The finding is ${status}, as it was.` };
  if (scan.status === 'failed')
    return {
      tone: 'danger',
      icon: CircleAlertIcon,
      title: 'The account could not be read',
      text: `${scan.error ?? 'The scan failed.'} The finding is ${status}, as it was.`,
    };
  if (verdict === 'unknown')
    return {
      tone: 'warning',
      icon: HelpCircleIcon,
      title: 'It could not be judged',
      text: `${whyUnknown(unknownBecause)}, so the finding stays as it was.`,
    };
  if (verdict === 'fail')
    return { tone: 'warning', icon: CircleAlertIcon, title: 'It is still there', text: 'The check failed again, on data of just now.' };
  return {
    tone: 'info',
    icon: CheckCircle2Icon,
    title: 'It is put right',
    text: history.find(({ scanId }) => scanId === scan.id)?.note ?? 'The check passed on data of just now, or the resource is gone.',
  };
}
