import {
  CheckCircle2Icon,
  CircleDashedIcon,
  CircleXIcon,
  GitCompareArrowsIcon,
  HelpCircleIcon,
  LoaderIcon,
  type LucideIcon,
} from 'lucide-react';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import type { ResourceDriftStatus, StackDriftStatus } from '@/server/drift/types';

interface Look {
  label: string;
  icon: LucideIcon;
  tone: BadgeTone;
  /** The colour of its part in pictures. */
  fill: string;
  means: string;
}

export const stackLooks: Record<StackDriftStatus, Look> = {
  DRIFTED: {
    label: 'Drifted',
    icon: GitCompareArrowsIcon,
    tone: 'high',
    fill: 'var(--high)',
    means: 'Something differs from the template',
  },
  UNKNOWN: { label: 'Unknown', icon: HelpCircleIcon, tone: 'medium', fill: 'var(--medium)', means: 'Looked at, and AWS could not tell' },
  NOT_CHECKED: {
    label: 'Not checked',
    icon: CircleDashedIcon,
    tone: 'neutral',
    fill: 'var(--unknown)',
    means: 'Nobody has looked since it last changed',
  },
  IN_SYNC: {
    label: 'In sync',
    icon: CheckCircle2Icon,
    tone: 'pass',
    fill: 'var(--pass)',
    means: 'As the template says, where AWS can check',
  },
};

export const stackStatuses = Object.keys(stackLooks) as StackDriftStatus[];

const resourceLooks: Record<ResourceDriftStatus, Pick<Look, 'label' | 'icon' | 'tone'>> = {
  MODIFIED: { label: 'Modified', icon: GitCompareArrowsIcon, tone: 'high' },
  DELETED: { label: 'Deleted', icon: CircleXIcon, tone: 'critical' },
  UNKNOWN: { label: 'Unknown', icon: HelpCircleIcon, tone: 'medium' },
  NOT_CHECKED: { label: 'Not checked', icon: CircleDashedIcon, tone: 'neutral' },
  UNSUPPORTED: { label: 'Not supported', icon: CircleDashedIcon, tone: 'neutral' },
  IN_SYNC: { label: 'In sync', icon: CheckCircle2Icon, tone: 'pass' },
};

export function DriftStatusBadge({ status }: { status: StackDriftStatus }) {
  const { label, icon: Icon, tone, means } = stackLooks[status];
  return (
    <Badge tone={tone} title={means}>
      <Icon aria-hidden="true" />
      {label}
    </Badge>
  );
}

export function ResourceDriftBadge({ status }: { status: ResourceDriftStatus }) {
  const { label, icon: Icon, tone } = resourceLooks[status];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden="true" />
      {label}
    </Badge>
  );
}

export function RunningBadge({ status }: { status: 'QUEUED' | 'DETECTION_IN_PROGRESS' }) {
  return (
    <Badge tone="accent">
      <LoaderIcon aria-hidden="true" className="animate-spin [animation-duration:2.5s]" />
      {status === 'QUEUED' ? 'Waiting' : 'Checking'}
    </Badge>
  );
}
