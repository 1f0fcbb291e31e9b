import {
  BadgeCheckIcon,
  BellOffIcon,
  CheckIcon,
  CircleDotIcon,
  HelpCircleIcon,
  type LucideIcon,
  MinusIcon,
  UserCheckIcon,
} from 'lucide-react';
import { cn } from '@/components/lib/cn';
import { stateLabel } from '@/server/compliance/constants';
import type { RequirementState } from '@/server/compliance/types';

const look: Record<RequirementState, { icon: LucideIcon; className: string }> = {
  fail: { icon: CircleDotIcon, className: 'text-critical-text' },
  unknown: { icon: HelpCircleIcon, className: 'text-unknown-text' },
  excepted: { icon: BellOffIcon, className: 'text-medium-text' },
  pass: { icon: CheckIcon, className: 'text-pass-text' },
  manual: { icon: UserCheckIcon, className: 'text-ink-muted' },
  attested: { icon: BadgeCheckIcon, className: 'text-accent-text' },
  'not-applicable': { icon: MinusIcon, className: 'text-ink-muted' },
};

export function StateIcon({ state, className }: { state: RequirementState; className?: string }) {
  const { icon: Icon, className: own } = look[state];
  return <Icon aria-hidden="true" className={cn('size-3.5 shrink-0', own, className)} />;
}

export function StateLabel({ state }: { state: RequirementState }) {
  return (
    <span className={cn('inline-flex items-center gap-1.5 align-middle text-xs font-medium whitespace-nowrap', look[state].className)}>
      <StateIcon state={state} />
      {stateLabel[state]}
    </span>
  );
}
