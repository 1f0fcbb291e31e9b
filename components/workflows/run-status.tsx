import {
  BanIcon,
  CheckCircle2Icon,
  CircleHelpIcon,
  CircleXIcon,
  Clock3Icon,
  HourglassIcon,
  LoaderIcon,
  type LucideIcon,
  TimerOffIcon,
} from 'lucide-react';
import { cn } from '@/components/lib/cn';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import type { RunStatus } from '@/server/workflows/types';

const looks: Record<RunStatus, { label: string; icon: LucideIcon; tone: BadgeTone }> = {
  queued: { label: 'Queued', icon: Clock3Icon, tone: 'neutral' },
  awaiting_approval: { label: 'Waits for approval', icon: HourglassIcon, tone: 'medium' },
  running: { label: 'Running', icon: LoaderIcon, tone: 'accent' },
  succeeded: { label: 'Succeeded', icon: CheckCircle2Icon, tone: 'pass' },
  failed: { label: 'Failed', icon: CircleXIcon, tone: 'critical' },
  cancelled: { label: 'Cancelled', icon: BanIcon, tone: 'neutral' },
  timed_out: { label: 'Timed out', icon: TimerOffIcon, tone: 'critical' },
  lost: { label: 'Lost', icon: CircleHelpIcon, tone: 'high' },
};

export function RunStatusBadge({ status }: { status: RunStatus }) {
  const { label, icon: Icon, tone } = looks[status];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden="true" className={cn(status === 'running' && 'animate-spin [animation-duration:2.5s]')} />
      {label}
    </Badge>
  );
}
