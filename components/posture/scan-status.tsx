import { BanIcon, CheckCircle2Icon, CircleDashedIcon, CircleXIcon, Clock3Icon, LoaderIcon, type LucideIcon } from 'lucide-react';
import { cn } from '@/components/lib/cn';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import type { ScanStatus, UnitStatus } from '@/server/scans/types';

const looks: Record<ScanStatus | UnitStatus, { label: string; icon: LucideIcon; tone: BadgeTone }> = {
  queued: { label: 'Queued', icon: Clock3Icon, tone: 'neutral' },
  pending: { label: 'Waiting', icon: Clock3Icon, tone: 'neutral' },
  running: { label: 'Running', icon: LoaderIcon, tone: 'accent' },
  completed: { label: 'Complete', icon: CheckCircle2Icon, tone: 'pass' },
  partial: { label: 'Partial', icon: CircleDashedIcon, tone: 'medium' },
  failed: { label: 'Failed', icon: CircleXIcon, tone: 'critical' },
  cancelled: { label: 'Cancelled', icon: BanIcon, tone: 'neutral' },
};

export const scanStatusLabel = (status: ScanStatus | UnitStatus): string => looks[status].label;

export function ScanStatusBadge({ status }: { status: ScanStatus | UnitStatus }) {
  const { label, icon: Icon, tone } = looks[status];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden="true" className={cn(status === 'running' && 'animate-spin [animation-duration:2.5s]')} />
      {label}
    </Badge>
  );
}
