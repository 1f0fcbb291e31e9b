import { withOrg } from '@/server/db';
import { type Actor, within } from '@/server/identity/actor';
import { ofAccounts } from '@/server/tenant-filter';
import type { WorkloadKind } from './types';

/** A sensor that does not look, or of which nobody could tell, where there are workloads for it to look at. */
export interface SensorGap {
  sensor: 'Inspector' | 'GuardDuty';
  state: 'off' | 'unknown';
  workloads: number;
  /** Regions by account. */
  places: { account: string; regions: string[] }[];
}

interface Place {
  account: string;
  name: string;
  region: string;
  kind: WorkloadKind;
  n: number;
}

interface Settings {
  account: string;
  region: string;
  type: string;
  ec2: string | null;
  ecr: string | null;
  lambda: string | null;
  detector: string | null;
  told: boolean;
}

const targets: Readonly<Partial<Record<WorkloadKind, 'ec2' | 'ecr' | 'lambda'>>> = { instance: 'ec2', image: 'ecr', function: 'lambda' };

function inspectorState(kind: WorkloadKind, settings: Settings | undefined): 'on' | 'off' | 'unknown' | null {
  const target = targets[kind];
  if (!target) return null;
  const status = settings?.[target];
  if (status === 'ENABLED') return 'on';
  return status === 'DISABLED' || status === 'SUSPENDED' ? 'off' : 'unknown';
}

function guardDutyState(settings: Settings | undefined): 'on' | 'off' | 'unknown' {
  if (!settings?.told) return 'unknown';
  return settings.detector === 'ENABLED' ? 'on' : 'off';
}

/** Where nobody looks for vulnerabilities or attacks, over all accounts that the actor reaches; the most workloads first. */
export async function listSensorGaps(actor: Actor): Promise<SensorGap[]> {
  const scope = within(actor, 'findings:read');
  const { places, settings } = await withOrg(scope, async ({ sql }) => ({
    places: await sql<Place[]>`
      select w.aws_account_id as account, a.name, w.region, w.kind, count(*)::int as n
      from workloads w join aws_accounts a on a.org_id = w.org_id and a.id = w.aws_account_id
      where w.org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'w.aws_account_id')} group by 1, 2, 3, 4 order by 2, 3, 4`,
    settings: await sql<Settings[]>`
      select r.aws_account_id as account, r.region, r.type, r.config #>> '{state,resourceState,ec2,status}' as ec2,
        r.config #>> '{state,resourceState,ecr,status}' as ecr, r.config #>> '{state,resourceState,lambda,status}' as lambda,
        r.config #>> '{detector,Status}' as detector, r.config ? 'detector' as told
      from resources r
      where r.org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'r.aws_account_id')}
        and r.type in ('AWS::Inspector2::RegionSettings', 'AWS::GuardDuty::RegionSettings') and r.deleted_at is null`,
  }));
  const byPlace = new Map(settings.map((each) => [`${each.type} ${each.account} ${each.region}`, each]));
  const gaps = new Map<string, SensorGap>();
  const note = (sensor: SensorGap['sensor'], state: 'on' | 'off' | 'unknown' | null, { name, region, n }: Place) => {
    if (state === 'on' || state === null) return;
    const gap = gaps.get(`${sensor} ${state}`) ?? { sensor, state, workloads: 0, places: [] };
    gap.workloads += n;
    const place = gap.places.find(({ account }) => account === name) ?? { account: name, regions: [] };
    if (place.regions.length === 0) gap.places.push(place);
    if (!place.regions.includes(region)) place.regions.push(region);
    gaps.set(`${sensor} ${state}`, gap);
  };
  for (const place of places) {
    const of = (type: string) => byPlace.get(`${type} ${place.account} ${place.region}`);
    note('Inspector', inspectorState(place.kind, of('AWS::Inspector2::RegionSettings')), place);
    note('GuardDuty', guardDutyState(of('AWS::GuardDuty::RegionSettings')), place);
  }
  return [...gaps.values()].sort((a, b) => b.workloads - a.workloads);
}
