import type { GroupIdentifier, IpPermission } from '@aws-sdk/client-ec2';
import type { Draft } from '../draft';
import type { ServiceName } from '../lumen';
import { addGroup, allow, anywhere, anywhereV6 } from '../parts/security-group';
import type { Vpc } from '../parts/vpc';
import type { Networks } from './network';
import { tagsOf } from './places';

export const office = '198.51.100.0/28';

/** A security group as instances name it. */
export type Groups = Record<
  | 'web'
  | 'app'
  | 'search'
  | 'bastion'
  | 'build'
  | 'monitoring'
  | 'database'
  | 'cache'
  | 'payments'
  | 'paymentsDatabase'
  | 'functions'
  | 'legacyErp'
  | 'legacyFtp'
  | 'campaign'
  | 'usWeb'
  | 'usApp'
  | 'usReporting'
  | 'recoveryApp'
  | 'recoveryDatabase'
  | 'edge'
  | 'edgeCache',
  GroupIdentifier
>;

/** The security groups of production. Most say who may talk to whom by group; the old ones say 'everybody'. */
export function addGroups(draft: Draft, networks: Networks): Groups {
  const { clock } = draft;
  const { shop, payments, legacy, us, recovery, asia } = networks;
  const group = (
    vpc: Vpc,
    name: string,
    service: ServiceName | null,
    description: string,
    ingress: IpPermission[],
    egress?: IpPermission[],
  ): GroupIdentifier => ({
    GroupId: addGroup(draft, {
      region: vpc.region,
      vpcId: vpc.id,
      name,
      description,
      ingress,
      egress,
      tags: service ? tagsOf(service) : {},
    }),
    GroupName: name,
  });
  const from = (source: GroupIdentifier, port: number) => allow('tcp', port, source.GroupId ?? '');
  const https = [allow('tcp', 443, anywhere, anywhereV6), allow('tcp', 80, anywhere, anywhereV6)];

  const web = group(shop, 'shop-web', 'storefront', 'Public entrance of the storefront', https);
  // Closed to the office for three weeks, then opened to the world again for an on-call shift.
  const ssh = clock.turn([anywhere, anywhereV6], [47, [office]], [26, [anywhere]]);
  const bastion = group(shop, 'shop-bastion', 'platform', 'SSH into the shop network', [allow('tcp', 22, ...ssh)]);
  const app = group(shop, 'shop-app', 'orders', 'Services behind the load balancer', [from(web, 8443), from(bastion, 22)]);
  const search = group(shop, 'shop-search', 'search', 'Search cluster', [from(app, 9200), allow('tcp', [9300, 9310], shop.cidr)]);
  const monitoring = group(shop, 'shop-monitoring', 'platform', 'Dashboards and metrics', [
    allow('tcp', 3000, clock.turn(anywhere, [38, office])),
    allow('tcp', 9090, shop.cidr),
  ]);
  const build = group(shop, 'shop-build', 'platform', 'Build server', [
    allow('tcp', 8080, clock.turn(office, [29, anywhere])),
    from(bastion, 22),
  ]);
  const database = group(shop, 'shop-database', 'orders', 'Databases of the shop', [from(app, 5432), from(app, 3306)], []);
  const cache = group(shop, 'shop-cache', 'checkout', 'Sessions and carts', [from(app, 6379)], []);
  const functions = group(shop, 'shop-functions', 'orders', 'Functions inside the network', []);
  group(shop, 'shop-partners', 'fulfilment', 'Allow list of the logistics partners', partners());
  group(shop, 'shop-migration-2023', null, 'Temporary, for the database migration', [allow('tcp', 5432, '10.8.0.0/16')]);

  const paymentsApp = group(
    payments,
    'payments-app',
    'payments',
    'Payment service',
    [allow('tcp', 8443, '10.20.64.0/18')],
    [allow('tcp', 443, anywhere), allow('tcp', 5432, '10.21.64.0/18')],
  );
  const paymentsDatabase = group(payments, 'payments-database', 'payments', 'Ledger', [from(paymentsApp, 5432)], []);

  const legacyErp = group(legacy, 'erp', null, 'erp windows', [
    allow('tcp', 3389, anywhere),
    allow('tcp', 445, anywhere),
    allow('tcp', 1433, clock.turn(anywhere, [36, '10.8.0.0/16'])),
  ]);
  const legacyFtp = group(legacy, 'launch-wizard-3', null, 'launch-wizard-3 created 2017-11-14T09:22:41.318+01:00', [
    allow('tcp', [20, 21], anywhere),
    allow('tcp', 22, anywhere),
    allow('tcp', 3306, anywhere),
  ]);
  const campaign = draft.when(clock.during(30, 17), () =>
    group(shop, 'black-week-landing', 'marketing', 'Landing pages of the black week', [allow('tcp', [0, 65535], anywhere)]),
  );

  const usWeb = group(us, 'shop-us-web', 'storefront', 'Public entrance of the storefront', https);
  const usApp = group(us, 'shop-us-app', 'orders', 'Services behind the load balancer', [from(usWeb, 8443)]);
  const usReporting = group(us, 'reporting', 'analytics', 'Reporting tools of the analysts', [
    allow('tcp', [5601, 5601], '52.0.0.0/6'),
    allow('tcp', 9200, clock.turn(anywhere, [24, '10.30.0.0/16'])),
    allow('tcp', 5432, '203.0.113.0/24'),
  ]);
  const recoveryApp = group(recovery, 'recovery-app', 'orders', 'Standby of the services', [allow('tcp', 8443, recovery.cidr)]);
  const recoveryDatabase = group(
    recovery,
    'recovery-database',
    'orders',
    'Standby of the databases',
    [from(recoveryApp, 5432), from(recoveryApp, 3306)],
    [],
  );
  const edge = group(asia, 'edge-web', 'storefront', 'Edge proxies', [...https, allow('tcp', 22, clock.turn(anywhere, [20, office]))]);
  const edgeCache = group(asia, 'edge-cache', 'storefront', 'Edge caches', [
    allow('tcp', 11211, clock.turn(anywhere, [41, asia.cidr])),
    allow('udp', 11211, asia.cidr),
  ]);

  return {
    web,
    app,
    search,
    bastion,
    build,
    monitoring,
    database,
    cache,
    payments: paymentsApp,
    paymentsDatabase,
    functions,
    legacyErp,
    legacyFtp,
    campaign,
    usWeb,
    usApp,
    usReporting,
    recoveryApp,
    recoveryDatabase,
    edge,
    edgeCache,
  };
}

/** Far more single rules than anybody reads: every depot of the partners by its address. */
function partners(): IpPermission[] {
  return Array.from({ length: 64 }, (_, depot) => allow('tcp', 8443, `203.0.113.${depot * 4}/32`));
}
