import type { Draft } from '../draft';
import { hexId } from '../ids';
import { accounts } from '../lumen';
import { addVpc } from '../parts/vpc';
import { tagsOf } from '../production/places';

/** Instances per VPC: a VPC has at most 65,536 addresses. */
export const PER_VPC = 60_000;

export interface FleetPlace {
  vpcId: string;
  subnetId: string;
  defaultGroupId: string;
  zone: string;
}

const name = (number: number) => `fleet-${number + 1}`;

/** The ids in a region's n-th fleet VPC: those that `addFleetNetworks` writes down. */
export function fleetPlace(region: string, number: number): FleetPlace {
  const id = (prefix: string, key: string) => hexId(prefix, `${accounts.production}/${key}`);
  const vpcId = id('vpc', `${region}/${name(number)}`);
  return {
    vpcId,
    subnetId: id('subnet', `${region}/${name(number)}/app-a`),
    defaultGroupId: id('sg', `${region}/${vpcId}/default`),
    zone: `${region}a`,
  };
}

export function addFleetNetworks(draft: Draft, region: string, instances: number): void {
  for (let number = 0; number * PER_VPC < instances; number++) {
    const cidr = `10.${64 + number}.0.0/16`;
    addVpc(draft, {
      region,
      name: name(number),
      cidr,
      subnets: [{ name: 'app-a', cidr }],
      closedDefaultGroup: true,
      tags: tagsOf('platform'),
    });
  }
}
