import { BanIcon, CheckIcon, CircleDashedIcon, CircleXIcon } from 'lucide-react';
import Link from 'next/link';
import { plural } from '@/components/lib/format';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import type { OnlyLooked, ScanDetail } from '@/server/scans/types';

/** How the scan ended, said no stronger than it is. */
export function ScanBanner({ scan }: { scan: ScanDetail }) {
  const missing = scan.problems.length;
  if (scan.only && (scan.status === 'completed' || scan.status === 'partial')) return <OnlyBanner scan={scan} only={scan.only} />;
  switch (scan.status) {
    case 'partial': {
      const denied = [...new Set(scan.problems.filter((problem) => problem.kind === 'denied').flatMap((problem) => problem.actions))];
      return (
        <Banner tone="warning" icon={CircleDashedIcon} title={`Partial: ${plural(missing, 'call')} not answered in full`}>
          What depends on them is unknown, and findings from earlier scans stay open there.
          {denied.length > 0 && (
            <>
              {' '}
              The scan role lacks <code className="text-xs break-words text-ink">{denied.join(', ')}</code>.
            </>
          )}
        </Banner>
      );
    }
    case 'failed':
      return (
        <Banner tone="danger" icon={CircleXIcon} title={scan.error ?? 'This scan failed'}>
          Nothing was judged; every finding stands as it was before.
        </Banner>
      );
    case 'cancelled':
      return (
        <Banner tone="neutral" icon={BanIcon} title="Cancelled">
          Units that were done by then are stored; the rest was not looked at, and its findings stand as before.
        </Banner>
      );
    case 'completed':
      return (
        <Banner tone="neutral" icon={CheckIcon} title="Every call was answered in full">
          What the checks say of this account rests on complete data as of this scan.
        </Banner>
      );
    default:
      return scan.error ? <Banner tone="warning" icon={CircleXIcon} title={scan.error} /> : null;
  }
}

/** A scan that verified a finding: what it saw of its resource, and that it is about nothing else. */
function OnlyBanner({ scan, only }: { scan: ScanDetail; only: OnlyLooked }) {
  const isWhole = scan.status === 'completed';
  return (
    <Banner
      tone={isWhole ? 'neutral' : 'warning'}
      icon={isWhole ? CheckIcon : CircleDashedIcon}
      title={
        isWhole ? 'It looked at one resource alone' : `One resource alone: ${plural(scan.problems.length, 'call')} not answered in full`
      }
      action={
        only.findingId && (
          <Button size="sm" asChild>
            <Link href={`/findings?status=&finding=${only.findingId}`}>Open the finding</Link>
          </Button>
        )
      }
    >
      <span className="break-words">
        <code className="text-xs text-ink">{only.name ?? only.id}</code> for the check{' '}
        <code className="text-xs text-ink">{only.checkId}</code>.{isWhole ? '' : ' The finding stays as it was.'} Nothing else was judged,
        counted or taken for gone.
      </span>
    </Banner>
  );
}
