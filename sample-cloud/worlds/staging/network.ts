import type { Draft } from '../draft';
import { addAddress } from '../parts/address';
import { addDefaultVpc, addEc2Region } from '../parts/ec2-region';
import { aclRule, addNetworkAcl } from '../parts/network-acl';
import { addVpc, type Vpc } from '../parts/vpc';
import { addPeering, peeringId } from '../parts/vpc-extras';
import { idleRegions, main, second, tagsOf, third, usedRegions } from './places';

export interface Networks {
  shop: Vpc;
  lab: Vpc;
  us: Vpc;
}

/** Networks that somebody once set up for a test, and another for the next test. */
export function addNetworks(draft: Draft): Networks {
  const VpcPeeringConnectionId = peeringId(draft, 'staging-lab');
  const shop = addVpc(draft, {
    region: main,
    name: 'staging-shop',
    cidr: '10.120.0.0/16',
    subnets: [
      { name: 'web-a', cidr: '10.120.0.0/22', public: true },
      { name: 'web-b', cidr: '10.120.4.0/22', public: true },
      { name: 'data-a', cidr: '10.120.64.0/22' },
      { name: 'data-b', cidr: '10.120.68.0/22' },
    ],
    nat: ['web-a'],
    privateRoutes: [{ DestinationCidrBlock: '10.121.0.0/16', VpcPeeringConnectionId }],
    ownAcl: ['data-a', 'data-b'],
    tags: tagsOf('platform'),
  });
  const lab = addVpc(draft, {
    region: main,
    name: 'lab',
    cidr: '10.121.0.0/16',
    subnets: [
      { name: 'public-a', cidr: '10.121.0.0/24', public: true },
      { name: 'public-b', cidr: '10.121.1.0/24', public: true },
    ],
  });
  const us = addVpc(draft, {
    region: second,
    name: 'load-test',
    cidr: '10.130.0.0/16',
    subnets: [{ name: 'public-a', cidr: '10.130.0.0/20', public: true }],
  });
  addPeering(draft, 'staging-lab', { vpcId: shop.id, cidr: shop.cidr, region: main }, { vpcId: lab.id, cidr: lab.cidr, region: main });
  addNetworkAcl(draft, {
    region: main,
    vpcId: shop.id,
    name: 'data',
    subnetIds: ['data-a', 'data-b'].map((name) => shop.subnet(name).id),
    ingress: [aclRule(100, '10.120.0.0/15', [0, 65535]), aclRule(110, '0.0.0.0/0', [22, 22])],
  });
  addNetworkAcl(draft, { region: main, vpcId: lab.id, name: 'try-out', subnetIds: [], ingress: [aclRule(100, '0.0.0.0/0', [3389, 3389])] });
  for (const region of [...usedRegions, ...idleRegions]) {
    addDefaultVpc(draft, region);
    addEc2Region(
      draft,
      region,
      region === main
        ? { imageBlockPublicAccess: 'unblocked', serialConsoleAccess: true }
        : region === third
          ? { serialConsoleAccess: true }
          : {},
    );
  }
  for (const name of ['demo-day', 'demo-day-2', 'jenkins-old']) addAddress(draft, { region: main, name });
  addAddress(draft, { region: second, name: 'load-test-target' });
  return { shop, lab, us };
}
