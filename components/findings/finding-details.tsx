'use client';

import { BellOffIcon, CircleSlashIcon, HelpCircleIcon } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { PathsOver } from '@/components/attack-paths/paths-over';
import { RemedyTabs } from '@/components/checks/remedy-tabs';
import { formatMoney } from '@/components/cost/format-money';
import { formatInstant, times } from '@/components/lib/format';
import { AccountLabel } from '@/components/posture/account-label';
import { FindingStatusLabel } from '@/components/posture/finding-status';
import { RelativeTime } from '@/components/posture/relative-time';
import { serviceName } from '@/components/posture/services';
import { SeverityLabel } from '@/components/posture/severity';
import { Banner } from '@/components/ui/banner';
import { CopyButton } from '@/components/ui/copy-button';
import { SheetDescription, SheetTitle } from '@/components/ui/dialog';
import { FixByRun } from '@/components/workflows/fix-by-run';
import type { FindingDetail } from '@/server/findings/types';
import { EvidenceTree } from './evidence-tree';
import { FindingActions } from './finding-actions';
import { FindingHistory } from './finding-history';
import { FrameworkList } from './framework-list';
import { StackBanner } from './stack-banner';
import { Comments } from './triage/comments';
import { DueLabel } from './triage/due-label';
import { ExceptionBanner } from './triage/exception-banner';
import { useTriage } from './triage/triage-context';
import { useVerification } from './use-verification';
import { VerificationBanner } from './verification-banner';

export function FindingDetails({ finding }: { finding: FindingDetail }) {
  const verification = useVerification(finding);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="grid grid-cols-1 gap-6 p-5">
        <header>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <SeverityLabel severity={finding.severity} />
            <FindingStatusLabel status={finding.status} />
            {finding.reopenedCount > 0 && <span className="text-xs text-ink-muted">reopened {times(finding.reopenedCount)}</span>}
          </div>
          <SheetTitle className="mt-2 text-xl font-semibold tracking-tight text-balance">{finding.title}</SheetTitle>
          <SheetDescription className="mt-1.5 text-sm text-ink-muted">{finding.summary}</SheetDescription>
          <FindingActions finding={finding} verification={verification} />
        </header>
        <VerificationBanner finding={finding} verification={verification} />
        {finding.status !== 'unknown' && finding.verdict === 'unknown' && <StaleBanner finding={finding} />}
        {finding.status === 'unknown' && <UnknownBanner finding={finding} />}
        {finding.status === 'excluded' && (
          <Banner tone="neutral" icon={CircleSlashIcon} title="Not judged">
            Your organization decided so, which says nothing about the resource. It is neither fixed nor passing.
          </Banner>
        )}
        {finding.mute && (
          <Banner tone="neutral" icon={BellOffIcon} title={finding.mute.reason}>
            Muted by {finding.mute.by}, {formatInstant(finding.mute.at)}.{' '}
            {finding.mute.expiresAt ? `Ends ${formatInstant(finding.mute.expiresAt)}.` : 'Until somebody lifts it.'}
          </Banner>
        )}
        {finding.exceptionDetail && <ExceptionBanner exception={finding.exceptionDetail} />}
        {finding.status === 'open' && <PathsOver arn={finding.resource.arn} accountId={finding.account.accountId} />}
        {finding.stack && <StackBanner stack={finding.stack} />}
        <Facts finding={finding} />
        {finding.evidence && Object.keys(finding.evidence).length > 0 && (
          <Section title="Evidence">
            <EvidenceTree evidence={finding.evidence} />
          </Section>
        )}
        <Section title="Why it matters">
          <p className="max-w-prose text-pretty text-ink-muted">{finding.why}</p>
        </Section>
        <Section title="How to put it right">
          <RemedyTabs remedy={finding.remedy} />
          {finding.status === 'open' && <FixByRun findingId={finding.id} checkId={finding.checkId} />}
        </Section>
        <Section title="Comments">
          <Comments findingId={finding.id} />
        </Section>
        <Section title="History">
          <FindingHistory entries={finding.history} />
        </Section>
        {finding.frameworks.length > 0 && (
          <Section title="Asked for by">
            <FrameworkList frameworks={finding.frameworks} />
          </Section>
        )}
      </div>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h3 className="mb-2 text-sm font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function Missing({ finding }: { finding: FindingDetail }) {
  if (finding.unknownBecause.length === 0) return null;
  return (
    <ul className="mt-1 grid gap-0.5">
      {finding.unknownBecause.map(({ operation, region, kind }) => (
        <li key={`${operation} ${region}`}>
          <code className="text-xs text-ink">{operation}</code> in {region}: {kind}
        </li>
      ))}
    </ul>
  );
}

function StaleBanner({ finding }: { finding: FindingDetail }) {
  return (
    <Banner tone="warning" icon={HelpCircleIcon} title="The latest scan could not look again">
      It stays {finding.status} until a scan with complete data says otherwise.
      <Missing finding={finding} />
    </Banner>
  );
}

function UnknownBanner({ finding }: { finding: FindingDetail }) {
  return (
    <Banner tone="neutral" icon={HelpCircleIcon} title="Neither pass nor fail">
      A call that this check needs was not answered in full.
      <Missing finding={finding} />
    </Banner>
  );
}

function Facts({ finding }: { finding: FindingDetail }) {
  const { settings } = useTriage();
  const tags = Object.entries(finding.tags);
  return (
    <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-4 gap-y-1.5 rounded-lg border bg-canvas p-3.5 text-sm [&>dt]:text-ink-muted">
      <dt>Resource</dt>
      <dd className="min-w-0">
        <span className="font-medium break-all">
          {finding.inventoryId ? (
            <Link href={`/inventory/${finding.inventoryId}`} className="rounded text-accent-text underline-offset-4 hover:underline">
              {finding.resource.name ?? finding.resource.id}
            </Link>
          ) : (
            (finding.resource.name ?? finding.resource.id)
          )}
        </span>
        <span className="flex items-start gap-1">
          <code className="text-xs leading-5 break-all text-ink-muted">{finding.resource.arn}</code>
          <CopyButton value={finding.resource.arn} label="Copy the ARN" className="size-5" />
        </span>
      </dd>
      <dt>Type</dt>
      <dd>{finding.resource.type}</dd>
      <dt>Account</dt>
      <dd>
        <AccountLabel account={finding.account} showId />
      </dd>
      <dt>Where</dt>
      <dd>
        {serviceName(finding.service)} in {finding.region}
      </dd>
      {finding.monthlyCost && (
        <>
          <dt>Costs about</dt>
          <dd>
            {formatMoney(finding.monthlyCost.monthly, finding.monthlyCost.unit)} a month
            <span className="block text-xs text-ink-muted">{finding.monthlyCost.basis}</span>
          </dd>
        </>
      )}
      <dt>Owner</dt>
      <dd className={finding.assignee ? '' : 'text-ink-faint'}>{finding.assignee?.name ?? 'nobody'}</dd>
      {finding.status === 'open' && finding.dueAt && (
        <>
          <dt>Due</dt>
          <dd>
            <DueLabel dueAt={finding.dueAt} nearDays={settings.nearDays} />
          </dd>
        </>
      )}
      <dt>First seen</dt>
      <dd>
        <RelativeTime at={finding.firstSeenAt} />
      </dd>
      {finding.lastScannedAt && (
        <>
          <dt>Last scan</dt>
          <dd>
            <RelativeTime at={finding.lastScannedAt} />
          </dd>
        </>
      )}
      {tags.length > 0 && (
        <>
          <dt>Tags</dt>
          <dd className="flex flex-wrap gap-1">
            {tags.map(([key, value]) => (
              <span key={key} className="rounded border px-1.5 text-xs break-all">
                <span className="text-ink-muted">{key}=</span>
                {value}
              </span>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}
