import type { Draft } from '../draft';
import { addAddress } from '../parts/address';
import { addDefaultVpc, addEc2Region, hardenedRegion } from '../parts/ec2-region';
import { aclRule, addNetworkAcl } from '../parts/network-acl';
import { addVpc, type Vpc } from '../parts/vpc';
import { addFlowLog, addPeering, peeringId } from '../parts/vpc-extras';
import { americas, asia, diskKey, idleRegions, main, recovery, tagsOf, usedRegions } from './places';

export interface Networks {
  shop: Vpc;
  payments: Vpc;
  legacy: Vpc;
  us: Vpc;
  recovery: Vpc;
  asia: Vpc;
}

/** Subnets in each zone: `web` is public, the others are not. */
function tiers(prefix: string, zones: string, names: readonly string[]) {
  return names.flatMap((tier, row) =>
    [...zones].map((zone, column) => ({
      name: `${tier}-${zone}`,
      cidr: `${prefix}.${row * 64 + column * 8}.0/21`,
      public: tier === 'web',
      publicIpOnLaunch: false,
    })),
  );
}

/** The networks of production: the shop with its satellites, payments apart, and what was never cleared away. */
export function addNetworks(draft: Draft): Networks {
  const { clock } = draft;
  const platform = { tags: tagsOf('platform') };
  const toLegacy = { VpcPeeringConnectionId: peeringId(draft, 'shop-legacy') };
  const toPayments = { VpcPeeringConnectionId: peeringId(draft, 'shop-payments') };
  const shop = addVpc(draft, {
    region: main,
    name: 'lumen-shop',
    cidr: '10.20.0.0/16',
    subnets: tiers('10.20', 'abc', ['web', 'app', 'data']),
    nat: ['web-a', 'web-b', 'web-c'],
    // Only the subnets where the payment service listens.
    privateRoutes: [
      ...['10.21.0.0/21', '10.21.8.0/21', '10.21.16.0/21'].map((DestinationCidrBlock) => ({ DestinationCidrBlock, ...toPayments })),
      { DestinationCidrBlock: '10.8.1.0/24', ...toLegacy },
    ],
    ownAcl: ['data-a', 'data-b', 'data-c'],
    closedDefaultGroup: clock.turn(false, [47, true]),
    ...platform,
  });
  const payments = addVpc(draft, {
    region: main,
    name: 'lumen-payments',
    cidr: '10.21.0.0/16',
    subnets: tiers('10.21', 'abc', ['app', 'data']),
    // The whole of the other side: more than payments needs.
    privateRoutes: [{ DestinationCidrBlock: '10.20.0.0/16', ...toPayments }],
    ownAcl: ['app-a', 'app-b', 'app-c', 'data-a', 'data-b', 'data-c'],
    closedDefaultGroup: true,
    tags: tagsOf('payments'),
  });
  const legacy = addVpc(draft, {
    region: main,
    name: 'lumen-2017',
    cidr: '10.8.0.0/16',
    subnets: [
      { name: 'public-a', cidr: '10.8.0.0/24', public: true },
      { name: 'private-a', cidr: '10.8.1.0/24' },
    ],
    privateRoutes: [{ DestinationCidrBlock: '10.20.64.0/21', ...toLegacy }],
    ownAcl: ['private-a'],
    tags: { Environment: 'production' },
  });
  const us = addVpc(draft, {
    region: americas,
    name: 'lumen-shop-us',
    cidr: '10.30.0.0/16',
    subnets: tiers('10.30', 'ab', ['web', 'app', 'data']),
    nat: ['web-a'],
    closedDefaultGroup: clock.turn(false, [33, true]),
    ...platform,
  });
  const standby = addVpc(draft, {
    region: recovery,
    name: 'lumen-recovery',
    cidr: '10.40.0.0/16',
    subnets: tiers('10.40', 'ab', ['web', 'app', 'data']),
    nat: ['web-a'],
    closedDefaultGroup: true,
    ...platform,
  });
  const edge = addVpc(draft, {
    region: asia,
    name: 'lumen-edge-apac',
    cidr: '10.50.0.0/16',
    subnets: tiers('10.50', 'ab', ['web', 'app']),
    ...platform,
  });

  addPeering(
    draft,
    'shop-payments',
    { vpcId: payments.id, cidr: payments.cidr, region: main },
    { vpcId: shop.id, cidr: shop.cidr, region: main },
    tagsOf('payments'),
  );
  // The label printer's host, and the one subnet that prints.
  addPeering(
    draft,
    'shop-legacy',
    { vpcId: legacy.id, cidr: legacy.cidr, region: main },
    { vpcId: shop.id, cidr: shop.cidr, region: main },
  );
  addAcls(draft, { shop, payments, legacy });
  addFlowLogs(draft, { shop, payments, us, standby });

  for (const region of usedRegions) addDefaultVpc(draft, region, region === recovery);
  for (const region of idleRegions) addDefaultVpc(draft, region);
  addAddress(draft, { region: main, name: 'old-vpn-endpoint' });
  addAddress(draft, { region: americas, name: 'black-week-reserve', tags: tagsOf('marketing') });
  addRegionSettings(draft);
  return { shop, payments, legacy, us, recovery: standby, asia: edge };
}

function addAcls(draft: Draft, { shop, payments, legacy }: Pick<Networks, 'shop' | 'payments' | 'legacy'>): void {
  const zones = ['a', 'b', 'c'];
  const within = (vpc: Vpc, ...names: string[]) => names.map((name) => vpc.subnet(name).id);
  addNetworkAcl(draft, {
    region: main,
    vpcId: shop.id,
    name: 'shop-data',
    subnetIds: within(shop, ...zones.map((zone) => `data-${zone}`)),
    ingress: [aclRule(100, '10.20.0.0/16', [0, 65535])],
    tags: tagsOf('platform'),
  });
  addNetworkAcl(draft, {
    region: main,
    vpcId: payments.id,
    name: 'payments',
    subnetIds: within(payments, ...zones.flatMap((zone) => [`app-${zone}`, `data-${zone}`])),
    ingress: [aclRule(90, '0.0.0.0/0', [22, 22], 'deny'), aclRule(100, '10.20.0.0/15', [0, 65535])],
    tags: tagsOf('payments'),
  });
  addNetworkAcl(draft, {
    region: main,
    vpcId: legacy.id,
    name: 'remote-hands',
    subnetIds: within(legacy, 'private-a'),
    ingress: [aclRule(100, '0.0.0.0/0', [22, 22]), aclRule(110, '0.0.0.0/0', [3389, 3389]), aclRule(120, '10.8.0.0/16', [0, 65535])],
  });
  addNetworkAcl(draft, { region: main, vpcId: shop.id, name: 'quarantine', subnetIds: [], ingress: [], tags: tagsOf('security') });
}

function addFlowLogs(draft: Draft, { shop, payments, us, standby }: Record<'shop' | 'payments' | 'us' | 'standby', Vpc>): void {
  const { clock } = draft;
  addFlowLog(draft, payments, { name: 'payments-all', created: clock.ago(610), tags: tagsOf('security') });
  addFlowLog(draft, standby, { name: 'recovery-all', created: clock.ago(300), tags: tagsOf('security') });
  draft.when(clock.during(43), () => addFlowLog(draft, shop, { name: 'shop-all', created: clock.ago(43), tags: tagsOf('security') }));
  draft.when(clock.during(30), () =>
    addFlowLog(draft, us, {
      name: 'shop-us-rejected',
      traffic: 'REJECT',
      created: clock.ago(30),
      bucketArn: 'arn:aws:s3:::lumen-prod-network-logs',
    }),
  );
}

function addRegionSettings(draft: Draft): void {
  const { clock } = draft;
  addEc2Region(draft, main, {
    ...hardenedRegion,
    ebsEncryptionByDefault: clock.turn(false, [46, true]),
    ebsDefaultKmsKeyId: clock.turn('alias/aws/ebs', [46, diskKey(draft, main)]),
    snapshotBlockPublicAccess: clock.turn('unblocked', [39, 'block-new-sharing'], [13, 'block-all-sharing']),
  });
  addEc2Region(draft, americas, {
    ebsEncryptionByDefault: clock.turn(false, [32, true], [27, false], [15, true]),
    imageBlockPublicAccess: 'unblocked',
  });
  addEc2Region(draft, recovery, { ...hardenedRegion, ebsDefaultKmsKeyId: diskKey(draft, recovery) });
  addEc2Region(draft, asia, { serialConsoleAccess: true });
  for (const region of idleRegions) addEc2Region(draft, region);
}
