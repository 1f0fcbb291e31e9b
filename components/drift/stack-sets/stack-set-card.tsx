import { CircleAlertIcon } from 'lucide-react';
import Link from 'next/link';
import { plural } from '@/components/lib/format';
import { RelativeTime } from '@/components/posture/relative-time';
import { Badge } from '@/components/ui/badge';
import { Banner } from '@/components/ui/banner';
import { Card, CardHeader } from '@/components/ui/card';
import type { StackSet, StackSetInstance } from '@/server/drift/stack-sets/types';
import { DriftStatusBadge } from '../drift-status';

const models = { SERVICE_MANAGED: 'managed through AWS Organizations', SELF_MANAGED: 'self-managed' } as const;
const tones: Record<string, 'pass' | 'medium' | 'critical'> = { CURRENT: 'pass', OUTDATED: 'medium', INOPERABLE: 'critical' };

/** One stack set with its instances. */
export function StackSetCard({ region, stackSet }: { region: string; stackSet: StackSet }) {
  const { id, name, description, permissionModel, driftStatus, detectionTime, instances, instancesAreCut, reason } = stackSet;
  return (
    <Card aria-labelledby={`set-${id}`}>
      <CardHeader
        id={`set-${id}`}
        title={
          <span className="flex flex-wrap items-center gap-2">
            <span className="break-all">{name}</span>
            <DriftStatusBadge status={driftStatus} />
          </span>
        }
        description={
          <>
            {description && `${description}. `}
            {region}
            {permissionModel && `, ${models[permissionModel]}`}
            {instances && `, ${plural(instances.length, 'instance')}`}
            {detectionTime && (
              <>
                , looked at <RelativeTime at={detectionTime} />
              </>
            )}
          </>
        }
      />
      {instances === null && (
        <div className="px-4 pb-4">
          <Banner tone="warning" icon={CircleAlertIcon} title="Its instances are not known">
            {reason}
          </Banner>
        </div>
      )}
      {instances && instances.length > 0 && (
        <ul className="divide-y border-t">
          {instances.map((instance) => (
            <li key={`${instance.accountId} ${instance.region}`} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm">
              <Place instance={instance} />
              <span className="flex items-center gap-2">
                <Badge tone={tones[instance.status] ?? 'neutral'}>{instance.status.toLowerCase()}</Badge>
                <DriftStatusBadge status={instance.driftStatus} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {instancesAreCut && <p className="border-t px-4 py-2 text-xs text-ink-muted">There are more instances than are shown here.</p>}
    </Card>
  );
}

function Place({ instance }: { instance: StackSetInstance }) {
  const { accountId, region, organizationalUnitId, detectionTime, stackRowId } = instance;
  const name = `${accountId}, ${region}`;
  return (
    <span className="min-w-0 flex-1 basis-56">
      {stackRowId ? (
        <Link href={`/drift/${stackRowId}`} className="tabular text-accent-text underline-offset-2 hover:underline">
          {name}
        </Link>
      ) : (
        <span className="tabular">{name}</span>
      )}
      <span className="ml-2 text-xs text-ink-muted">
        {organizationalUnitId}
        {detectionTime && (
          <>
            {' '}
            looked at <RelativeTime at={detectionTime} />
          </>
        )}
      </span>
    </span>
  );
}
