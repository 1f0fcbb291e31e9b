import { Badge, type BadgeTone } from '@/components/ui/badge';
import type { ForwardingRunRow } from '@/server/forwarding/types';

const looks: Record<ForwardingRunRow['status'], { label: string; tone: BadgeTone }> = {
  running: { label: 'Running', tone: 'neutral' },
  completed: { label: 'Arrived', tone: 'pass' },
  partial: { label: 'Partly arrived', tone: 'medium' },
  failed: { label: 'Did not arrive', tone: 'critical' },
};

export function RunBadge({ status }: { status: ForwardingRunRow['status'] }) {
  const { label, tone } = looks[status];
  return <Badge tone={tone}>{label}</Badge>;
}
