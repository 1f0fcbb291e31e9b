import { CircleHelpIcon, CirclePlayIcon, CircleStopIcon, CircleXIcon, LoaderIcon, type LucideIcon } from 'lucide-react';
import { Badge, type BadgeTone } from '@/components/ui/badge';

const looks: Record<string, { label: string; icon: LucideIcon; tone: BadgeTone; passing?: true }> = {
  running: { label: 'Running', icon: CirclePlayIcon, tone: 'pass' },
  stopped: { label: 'Stopped', icon: CircleStopIcon, tone: 'neutral' },
  pending: { label: 'Starting', icon: LoaderIcon, tone: 'medium', passing: true },
  stopping: { label: 'Stopping', icon: LoaderIcon, tone: 'medium', passing: true },
  'shutting-down': { label: 'Terminating', icon: LoaderIcon, tone: 'high', passing: true },
  terminated: { label: 'Terminated', icon: CircleXIcon, tone: 'high' },
};

export const stateLabel = (state: string): string => looks[state]?.label ?? 'Unknown';

/** An instance's state, in words as well as in colour. */
export function InstanceState({ state }: { state: string }) {
  const { label, icon: Icon, tone, passing } = looks[state] ?? { label: 'Unknown', icon: CircleHelpIcon, tone: 'neutral' as const };
  return (
    <Badge tone={tone}>
      <Icon aria-hidden="true" className={passing ? 'animate-spin [animation-duration:2.5s]' : undefined} />
      {label}
    </Badge>
  );
}
