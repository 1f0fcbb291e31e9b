import { BellOffIcon, CheckCircle2Icon, CheckIcon, CircleDotIcon, CircleSlashIcon, HelpCircleIcon, type LucideIcon } from 'lucide-react';
import { cn } from '@/components/lib/cn';
import type { FindingStatus } from '@/server/findings/types';

export const findingStatusLabel: Record<FindingStatus, string> = {
  open: 'Open',
  muted: 'Muted',
  resolved: 'Resolved',
  unknown: 'Unknown',
  pass: 'Pass',
  excluded: 'Excluded',
};

const look: Record<FindingStatus, { icon: LucideIcon; className: string }> = {
  open: { icon: CircleDotIcon, className: 'text-critical-text' },
  muted: { icon: BellOffIcon, className: 'text-ink-muted' },
  resolved: { icon: CheckCircle2Icon, className: 'text-pass-text' },
  unknown: { icon: HelpCircleIcon, className: 'text-unknown-text' },
  pass: { icon: CheckIcon, className: 'text-pass-text' },
  excluded: { icon: CircleSlashIcon, className: 'text-ink-muted' },
};

export function FindingStatusIcon({ status }: { status: FindingStatus }) {
  const { icon: Icon, className } = look[status];
  return <Icon aria-hidden="true" className={cn('size-3.5 shrink-0', className)} />;
}

export function FindingStatusLabel({ status }: { status: FindingStatus }) {
  return (
    <span className={cn('inline-flex items-center gap-1.5 align-middle whitespace-nowrap text-xs font-medium', look[status].className)}>
      <FindingStatusIcon status={status} />
      {findingStatusLabel[status]}
    </span>
  );
}
