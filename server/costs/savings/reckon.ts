import { centsText, type Money, sumOf } from '../money';
import { pricesAsOf } from './price-table';
import { addressPrice, instancePrice, loadBalancerPrice, snapshotPrice, volumePrice } from './prices';

/** What the inventory tells of a thing that costs money. Facts that its type does not have are null. */
export interface Priced {
  arn: string;
  type: string;
  id: string;
  name: string | null;
  region: string;
  state: string | null;
  size: number | null;
  /** Volume type, instance type, or which sort of load balancer. */
  kind: string | null;
  iops: number | null;
  /** Of a volume: MB/s. */
  throughput: number | null;
  /**
   * Why the list price is not what it costs, in AWS's words: `Windows`, `spot`, `dedicated`, `archive`, an address pool of one's own;
   * null: nothing speaks against it.
   */
  special: string | null;
  /** Of a volume: the machine that it hangs on. Of an address: what it is attached to. */
  attachedTo: string | null;
  startedAt: string | null;
  /** Of a snapshot: an image of the account begins from it. */
  isInUse: boolean;
}

export interface ResourceCost {
  arn: string;
  monthly: string;
  basis: string;
}

export interface Saving {
  kind: SavingKind;
  arn: string;
  resourceType: string;
  resourceName: string;
  region: string;
  saving: string;
  effort: 'low' | 'medium' | 'high';
  basis: string;
  needsRestart: boolean;
  canRollBack: boolean;
}

export const savingKinds = [
  'unattached-volume',
  'unattached-address',
  'old-snapshot',
  'stopped-instance-disks',
  'idle-load-balancer',
  'oversized-instance',
  'other',
] as const;
export type SavingKind = (typeof savingKinds)[number];

/** A snapshot that no image needs and that is older than this is asked about. */
const oldSnapshotDays = 180;

const at = `list price of ${pricesAsOf}`;

/** What a thing costs a month by list price; null: no price is known for it. A stopped machine costs nothing, its disks do. */
export function monthlyOf(thing: Priced): { amount: Money; basis: string } | null {
  const priced = (amount: Money | null, basis: string) => (amount ? { amount, basis: `${basis}, ${at}` } : null);
  if (thing.special !== null) return null;
  switch (thing.type) {
    case 'AWS::EC2::Volume':
      return thing.size && thing.kind
        ? priced(
            volumePrice(thing.region, { type: thing.kind, sizeGb: thing.size, iops: thing.iops, throughput: thing.throughput }),
            `${thing.size} GB of ${thing.kind}`,
          )
        : null;
    case 'AWS::EC2::Snapshot':
      return thing.size
        ? priced(snapshotPrice(thing.region, thing.size), `at most: ${thing.size} GB, if it shares no block with another snapshot`)
        : null;
    case 'AWS::EC2::EIP':
      return priced(addressPrice(), 'a public IPv4 address, 730 hours');
    case 'AWS::EC2::Instance':
      return thing.state === 'running' && thing.kind
        ? priced(instancePrice(thing.region, thing.kind), `${thing.kind} with Linux, on demand, 730 hours`)
        : null;
    case 'AWS::ElasticLoadBalancingV2::LoadBalancer':
    case 'AWS::ElasticLoadBalancing::LoadBalancer':
      return thing.kind
        ? priced(loadBalancerPrice(thing.region, thing.kind), `a load balancer (${thing.kind}), 730 hours, without what goes through it`)
        : null;
    default:
      return null;
  }
}

/** Costs and savings of an account's inventory. Pure; what has no known price is left out and counted. */
export function reckon(things: readonly Priced[], now: Date): { costs: ResourceCost[]; savings: Saving[]; unpriced: number } {
  const costs: ResourceCost[] = [];
  const savings: Saving[] = [];
  let unpriced = 0;
  const stopped = new Map(
    things.filter(({ type, state }) => type === 'AWS::EC2::Instance' && state === 'stopped').map((each) => [each.id, each]),
  );
  const disksOfStopped = new Map<string, Money[]>();
  for (const thing of things) {
    const isOff = thing.type === 'AWS::EC2::Instance' && thing.state !== 'running';
    const price = monthlyOf(thing);
    if (!price) {
      if (!isOff) unpriced += 1;
      continue;
    }
    const { amount, basis } = price;
    costs.push({ arn: thing.arn, monthly: centsText(amount), basis });
    const add = (kind: SavingKind, effort: Saving['effort'], why: string) =>
      savings.push(savingOf(thing, kind, amount, effort, `${why}: ${basis}`));
    if (thing.type === 'AWS::EC2::Volume' && thing.state === 'available')
      add('unattached-volume', 'low', 'Attached to nothing. Take a snapshot first if its data may be needed');
    if (thing.type === 'AWS::EC2::Volume' && thing.attachedTo && stopped.has(thing.attachedTo))
      disksOfStopped.set(thing.attachedTo, [...(disksOfStopped.get(thing.attachedTo) ?? []), amount]);
    if (thing.type === 'AWS::EC2::EIP' && !thing.attachedTo)
      add('unattached-address', 'low', 'Attached to nothing. Once released, the same address cannot be had again');
    if (thing.type === 'AWS::EC2::Snapshot' && !thing.isInUse && ageDays(thing.startedAt, now) > oldSnapshotDays)
      add('old-snapshot', 'medium', `Older than ${oldSnapshotDays} days, and no image of the account needs it`);
    if (thing.type === 'AWS::ElasticLoadBalancingV2::LoadBalancer' && thing.state === 'idle')
      add('idle-load-balancer', 'medium', 'Has no listener, so nothing reaches it');
  }
  for (const [id, amounts] of disksOfStopped) {
    const machine = stopped.get(id);
    if (machine)
      savings.push(
        savingOf(
          machine,
          'stopped-instance-disks',
          sumOf(amounts),
          'medium',
          `Stopped, and its ${amounts.length === 1 ? 'disk' : `${amounts.length} disks`} cost on: volumes, ${at}`,
        ),
      );
  }
  return { costs, savings, unpriced };
}

function savingOf(
  { arn, type, id, name, region }: Priced,
  kind: SavingKind,
  amount: Money,
  effort: Saving['effort'],
  basis: string,
): Saving {
  return {
    kind,
    arn,
    resourceType: type,
    resourceName: name ?? id,
    region,
    saving: centsText(amount),
    effort,
    basis,
    needsRestart: false,
    canRollBack: kind !== 'unattached-address',
  };
}

const ageDays = (startedAt: string | null, now: Date): number =>
  startedAt === null ? 0 : (now.getTime() - new Date(startedAt).getTime()) / 86_400_000;
