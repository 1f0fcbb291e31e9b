import Link from 'next/link';
import { ProgressRing } from '@/components/charts/progress-ring';
import { cn } from '@/components/lib/cn';
import type { ShellData } from '@/server/shell/types';

/** What is being scanned right now, from anywhere in the console. */
export function RunningScans({ scans, collapsed = false }: { scans: ShellData['runningScans']; collapsed?: boolean }) {
  const first = scans[0];
  if (!first) return null;
  const done = scans.reduce((sum, scan) => sum + scan.done, 0);
  const total = scans.reduce((sum, scan) => sum + scan.total, 0);
  const label = scans.length === 1 ? `Scanning ${first.accountName}` : `Scanning ${scans.length} accounts`;
  return (
    <Link
      href={scans.length === 1 ? `/scans/${first.id}` : '/scans'}
      className={cn(
        'flex h-9 items-center gap-2.5 rounded-md border bg-surface px-2 text-xs transition-colors hover:bg-hover',
        collapsed && 'w-8 justify-center border-0 bg-transparent px-0',
      )}
    >
      <ProgressRing done={done} total={total} />
      <span className={cn('min-w-0 flex-1 truncate', collapsed && 'sr-only')}>{label}</span>
      <span className={cn('tabular text-ink-muted', collapsed && 'sr-only')}>
        {done}/{total || '…'}
      </span>
    </Link>
  );
}
