import { CheckIcon, CircleDashedIcon, CircleXIcon, LoaderIcon, type LucideIcon, MinusIcon } from 'lucide-react';
import type { UnitStatus } from '@/server/scans/types';

export const unitLooks: Record<UnitStatus, { label: string; icon: LucideIcon; cell: string; ink: string }> = {
  pending: { label: 'Waiting', icon: MinusIcon, cell: 'border-dashed', ink: 'text-ink-faint' },
  running: { label: 'Reading', icon: LoaderIcon, cell: 'border-accent/40 bg-accent-soft', ink: 'text-accent-text' },
  completed: { label: 'Seen in full', icon: CheckIcon, cell: 'border-pass/25 bg-pass-soft', ink: 'text-pass-text' },
  partial: { label: 'Seen in part', icon: CircleDashedIcon, cell: 'hatched border-medium/50', ink: 'text-medium-text' },
  failed: { label: 'Not seen', icon: CircleXIcon, cell: 'hatched border-critical/40', ink: 'text-critical-text' },
};
