import {
  CheckCircle2Icon,
  CircleDashedIcon,
  CircleXIcon,
  GitCompareArrowsIcon,
  HelpCircleIcon,
  LandPlotIcon,
  type LucideIcon,
} from 'lucide-react';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import type { ComparisonStatus } from '@/server/drift/terraform/types';

interface Look {
  label: string;
  icon: LucideIcon;
  tone: BadgeTone;
  means: string;
}

export const comparisonLooks: Record<ComparisonStatus, Look> = {
  missing: { label: 'Missing', icon: CircleXIcon, tone: 'critical', means: 'In the state, and gone from the account' },
  changed: { label: 'Changed', icon: GitCompareArrowsIcon, tone: 'high', means: 'In both, with attributes that differ' },
  unmanaged: { label: 'Unmanaged', icon: LandPlotIcon, tone: 'accent', means: 'In the account, and in none of its states' },
  unknown: { label: 'Unknown', icon: HelpCircleIcon, tone: 'medium', means: 'No scan has seen enough to tell' },
  same: { label: 'Same', icon: CheckCircle2Icon, tone: 'pass', means: 'In both; what both sides know agrees' },
  'not-compared': { label: 'Not compared', icon: CircleDashedIcon, tone: 'neutral', means: 'Of a type that is in no inventory' },
};

export function ComparisonBadge({ status }: { status: ComparisonStatus }) {
  const { label, icon: Icon, tone, means } = comparisonLooks[status];
  return (
    <Badge tone={tone} title={means}>
      <Icon aria-hidden="true" />
      {label}
    </Badge>
  );
}
