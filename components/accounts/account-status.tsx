import {
  CheckCircle2Icon,
  CircleXIcon,
  Clock3Icon,
  LoaderIcon,
  type LucideIcon,
  PauseIcon,
  ShieldAlertIcon,
  UnplugIcon,
} from 'lucide-react';
import { cn } from '@/components/lib/cn';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import type { AccountStatus } from '@/server/accounts/types';

const looks: Record<AccountStatus, { label: string; icon: LucideIcon; tone: BadgeTone }> = {
  pending: { label: 'Not proven yet', icon: Clock3Icon, tone: 'neutral' },
  connected: { label: 'Connected', icon: CheckCircle2Icon, tone: 'pass' },
  scanning: { label: 'Scanning', icon: LoaderIcon, tone: 'accent' },
  error: { label: 'Not reachable', icon: CircleXIcon, tone: 'critical' },
  paused: { label: 'Paused', icon: PauseIcon, tone: 'neutral' },
  disconnected: { label: 'Disconnected', icon: UnplugIcon, tone: 'neutral' },
  insecure_trust: { label: 'Insecure trust', icon: ShieldAlertIcon, tone: 'high' },
};

export const accountStatusLabel = (status: AccountStatus): string => looks[status].label;

export function AccountStatusBadge({ status }: { status: AccountStatus }) {
  const { label, icon: Icon, tone } = looks[status];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden="true" className={cn(status === 'scanning' && 'animate-spin [animation-duration:2.5s]')} />
      {label}
    </Badge>
  );
}
