import { formatMoney } from '@/components/cost/format-money';
import { AccountLabel } from '@/components/posture/account-label';
import { RelativeTime } from '@/components/posture/relative-time';
import { serviceName } from '@/components/posture/services';
import { Card, CardHeader } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import type { ResourceDetail } from '@/server/inventory/detail';

export function ResourceFacts({ resource }: { resource: ResourceDetail }) {
  return (
    <Card aria-labelledby="facts-title">
      <CardHeader id="facts-title" title="About it" />
      <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5 px-4 pb-4 text-sm [&>dt]:text-ink-muted">
        <dt>ARN</dt>
        <dd className="flex min-w-0 items-start gap-1">
          <code className="text-xs leading-5 break-all">{resource.arn}</code>
          <CopyButton value={resource.arn} label="Copy the ARN" className="size-5" />
        </dd>
        <dt>Id</dt>
        <dd className="break-all">{resource.id}</dd>
        <dt>Type</dt>
        <dd className="break-all">{resource.resourceType}</dd>
        {resource.instanceType && (
          <>
            <dt>Size</dt>
            <dd>{resource.instanceType}</dd>
          </>
        )}
        <dt>Account</dt>
        <dd>
          <AccountLabel account={resource.account} showId />
        </dd>
        <dt>Where</dt>
        <dd>
          {serviceName(resource.service)} in {resource.region}
        </dd>
        {resource.monthlyCost && (
          <>
            <dt>Costs about</dt>
            <dd>
              {formatMoney(resource.monthlyCost.monthly, resource.monthlyCost.unit)} a month
              <span className="block text-xs text-ink-muted">{resource.monthlyCost.basis}</span>
            </dd>
          </>
        )}
        <dt>First seen</dt>
        <dd>
          <RelativeTime at={resource.firstSeenAt} />
        </dd>
        <dt>Changed</dt>
        <dd>
          <RelativeTime at={resource.changedAt} />
        </dd>
        {resource.lastScannedAt && (
          <>
            <dt>Last scan</dt>
            <dd>
              <RelativeTime at={resource.lastScannedAt} />
            </dd>
          </>
        )}
      </dl>
    </Card>
  );
}
