import type { GroupIdentifier } from '@aws-sdk/client-ec2';
import type { Draft } from '../draft';
import type { ServiceName } from '../lumen';
import { imageId } from '../parts/image';
import { addInstance, type InstanceOptions } from '../parts/instance';
import { madeUpSecrets } from '../parts/made-up-secrets';
import { addVolume } from '../parts/volume';
import type { Vpc } from '../parts/vpc';
import type { Groups } from './groups';
import type { Networks } from './network';
import { diskKey, main, tagsOf } from './places';

type Differences = Partial<Omit<InstanceOptions, 'region' | 'name' | 'subnet' | 'groups' | 'tags'>> & { age?: number };

/** The instances of production, most of them alike behind the load balancers. */
export function addCompute(draft: Draft, networks: Networks, groups: Groups): void {
  const { clock } = draft;
  const { shop, payments, us, recovery, asia } = networks;
  const server = (
    vpc: Vpc,
    place: string,
    name: string,
    service: ServiceName,
    group: GroupIdentifier,
    { age = 60, ...differences }: Differences = {},
  ) =>
    draft.when(clock.during(age), () =>
      addInstance(draft, {
        region: vpc.region,
        name,
        subnet: vpc.subnet(place),
        groups: [group],
        launched: clock.ago(age),
        imageId: imageId(draft, vpc.region, 'lumen-base-2024.2'),
        profile: `lumen-${service}-instance`,
        monitored: true,
        kmsKeyArn: diskKey(draft, vpc.region),
        tags: tagsOf(service),
        ...differences,
      }),
    );
  const row = (
    count: number,
    vpc: Vpc,
    tier: string,
    zones: string,
    name: string,
    service: ServiceName,
    group: GroupIdentifier,
    differences?: Differences,
  ) => {
    for (let at = 0; at < count; at++) server(vpc, `${tier}-${zones[at % zones.length]}`, `${name}-${at + 1}`, service, group, differences);
  };

  const hardened = { metadata: clock.turn('v1' as const, [45, 'required' as const], [28, 'v1' as const], [16, 'required' as const]) };
  row(4, shop, 'app', 'abc', 'storefront', 'storefront', groups.app, { ...hardened, age: 74 });
  row(3, shop, 'app', 'abc', 'checkout', 'checkout', groups.app, { ...hardened, age: 91 });
  row(3, shop, 'app', 'abc', 'catalog', 'catalog', groups.app, { age: 66, arm: true, instanceType: 'm7g.large' });
  row(2, shop, 'app', 'bc', 'orders', 'orders', groups.app, { age: 120 });
  row(2, shop, 'app', 'ab', 'invoicing', 'invoicing', groups.app, { age: 203, monitored: false });
  row(3, shop, 'data', 'abc', 'search', 'search', groups.search, {
    age: 88,
    instanceType: 'r6i.xlarge',
    data: [{ letter: 'f', size: 200 }],
  });
  row(3, payments, 'app', 'abc', 'payments', 'payments', groups.payments, { age: 64 });

  server(shop, 'web-a', 'bastion', 'platform', groups.bastion, {
    age: 402,
    publicAddress: 'elastic',
    keyName: 'platform-2023',
    instanceType: 't3.micro',
    monitored: false,
  });
  server(shop, 'app-a', 'build-1', 'platform', groups.build, {
    age: 254,
    instanceType: 'c6i.2xlarge',
    metadata: 'v1',
    keyName: 'platform-2023',
    data: [{ letter: 'g', size: 500, kmsKeyArn: clock.turn(null, [34, diskKey(draft, main)]) }],
  });
  server(shop, 'app-b', 'monitoring-1', 'platform', groups.monitoring, {
    age: 190,
    second: shop.subnet('web-b'),
    publicAddress: 'elastic',
  });
  server(shop, 'app-c', 'orders-import-test', 'orders', groups.app, { age: 167, stopped: clock.ago(96), monitored: false });
  addLegacyHosts(draft, networks, groups);
  draft.when(clock.during(30, 17), () => {
    for (const place of ['web-a', 'web-b']) {
      server(shop, place, `black-week-${place.at(-1)}`, 'marketing', groups.campaign, {
        age: 30,
        publicAddress: 'launch',
        metadata: 'v1',
        kmsKeyArn: null,
        profile: null,
      });
    }
  });

  row(4, us, 'app', 'ab', 'storefront-us', 'storefront', groups.usApp, { age: 51 });
  server(us, 'web-a', 'reporting', 'analytics', groups.usReporting, {
    age: 340,
    publicAddress: 'launch',
    metadata: clock.turn('v1', [22, 'required']),
    kmsKeyArn: null,
    monitored: false,
  });
  row(2, recovery, 'app', 'ab', 'orders-standby', 'orders', groups.recoveryApp, { age: 140 });
  row(2, asia, 'web', 'ab', 'edge', 'storefront', groups.edge, { age: 210, publicAddress: 'elastic', ipv6: undefined, monitored: false });
  row(2, asia, 'app', 'ab', 'edge-cache', 'storefront', groups.edgeCache, { age: 210, kmsKeyArn: null });
  addLooseVolumes(draft, shop);
}

/** Hosts from before the move to the present network, which nobody dares to switch off. */
function addLegacyHosts(draft: Draft, { legacy }: Networks, groups: Groups): void {
  const { clock } = draft;
  const old = {
    region: main,
    subnet: legacy.subnet('public-a'),
    kmsKeyArn: null,
    metadata: 'v1' as const,
    publicAddress: 'elastic' as const,
    tags: { Environment: 'production' },
  };
  addInstance(draft, {
    ...old,
    name: 'erp-win-1',
    groups: [groups.legacyErp],
    launched: clock.ago(1480),
    windows: true,
    instanceType: 'm4.xlarge',
    imageId: imageId(draft, main, 'erp-2019'),
    rootGiB: 120,
    keyName: 'erp',
    data: [{ letter: 'f', size: 300 }],
  });
  addInstance(draft, {
    ...old,
    name: 'supplier-ftp',
    userData: `#!/bin/bash\nexport FTP_PASSWORD=${madeUpSecrets.password}\naws configure set aws_access_key_id ${madeUpSecrets.accessKey}\n`,
    groups: [groups.legacyFtp],
    launched: clock.ago(2203),
    instanceType: 't2.small',
    imageId: imageId(draft, main, 'supplier-ftp-golden'),
    keyName: 'hmueller',
  });
  addInstance(draft, {
    ...old,
    name: 'label-printer',
    groups: [groups.legacyFtp],
    launched: clock.ago(2650),
    instanceType: 'm1.small',
    paravirtual: true,
    imageId: imageId(draft, main, 'label-printer-pv'),
    publicAddress: null,
    subnet: legacy.subnet('private-a'),
  });
}

function addLooseVolumes(draft: Draft, shop: Vpc): void {
  const { clock } = draft;
  const zone = shop.subnet('app-a').zone;
  addVolume(draft, {
    region: main,
    zone,
    name: 'orders-db-before-rds',
    size: 400,
    volumeType: 'gp2',
    kmsKeyArn: null,
    created: clock.ago(1120),
    tags: { Environment: 'production' },
  });
  addVolume(draft, {
    region: main,
    zone,
    name: 'search-reindex-scratch',
    size: 250,
    kmsKeyArn: diskKey(draft, main),
    created: clock.ago(71),
    tags: tagsOf('search'),
  });
}
