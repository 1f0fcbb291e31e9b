import type { ResourceType } from '@/server/collect/types';
import type { Sliceable, WorldResource } from '../../contract';
import type { Draft } from '../draft';
import { hexId, uuid } from '../ids';
import { accounts } from '../lumen';
import { usedRegions } from '../production/places';
import type { LazyResources } from '../state';
import { fleetInstance, fleetInterface, fleetVolume } from './fleet-compute';
import { indexOf, indexOfName } from './fleet-ids';
import { addFleetNetworks } from './fleet-network';
import { fleetBucket, fleetFunction, fleetGroup, fleetRole, fleetSnapshot, fleetStack } from './fleet-others';
import { type FleetType, fleetTypes, planFleet } from './fleet-plan';
import type { FleetScope } from './fleet-scope';

type Maker<T extends ResourceType> = (scope: FleetScope, index: number) => WorldResource<T>;

const makers: { readonly [T in FleetType]: Maker<T> } = {
  'AWS::EC2::Instance': fleetInstance,
  'AWS::EC2::NetworkInterface': fleetInterface,
  'AWS::EC2::Volume': fleetVolume,
  'AWS::EC2::Snapshot': fleetSnapshot,
  'AWS::EC2::SecurityGroup': fleetGroup,
  'AWS::Lambda::Function': fleetFunction,
  'AWS::S3::Bucket': fleetBucket,
  'AWS::CloudFormation::Stack': fleetStack,
  'AWS::IAM::Role': fleetRole,
};

export interface Fleet extends LazyResources {
  /** Writes down the networks that the fleet lives in; they are few. */
  write(draft: Draft): void;
}

/** `size` further resources of production. */
export const fleetOfSize = (anchor: Date, size: number): Fleet => createFleet(anchor, planFleet(size), usedRegions);

/** Resources of production as `count` plans them, each made when somebody looks at it: a million cost no memory. */
export function createFleet(anchor: Date, count: (type: FleetType, region: string) => number, regions: readonly string[]): Fleet {
  const scopes = new Map([...regions, 'global'].map((region, place) => [region, scopeOf(region, place)]));

  function scopeOf(region: string, place: number): FleetScope {
    return {
      region,
      place,
      instances: count('AWS::EC2::Instance', region),
      volumes: count('AWS::EC2::Volume', region),
      groups: count('AWS::EC2::SecurityGroup', region),
      imageId: hexId('ami', `${accounts.production}/${region}/lumen-base-2024.2`),
      kmsKeyArn: `arn:aws:kms:${region}:${accounts.production}:key/${uuid(`${accounts.production}/${region}/lumen-disks`)}`,
      ago: (days) => new Date(anchor.getTime() - days * 86_400_000),
    };
  }

  return {
    write(draft) {
      for (const region of regions) addFleetNetworks(draft, region, Math.max(1, count('AWS::EC2::Instance', region)));
    },
    list(type, region) {
      const scope = scopes.get(region);
      const maker = makerOf(type);
      if (!scope || !maker) return [];
      return madeOnDemand(count(type as FleetType, region), (index) => maker(scope, index));
    },
    find(type, region, arnOrId) {
      const scope = scopes.get(region);
      const maker = makerOf(type);
      // A stack's ARN ends in an id of its own, behind its name.
      const name = type === 'AWS::CloudFormation::Stack' && arnOrId.startsWith('arn:') ? arnOrId.split('/')[1] : arnOrId;
      const index = indexOf(name ?? '') ?? indexOfName(name ?? '');
      if (!scope || !maker || index === undefined || index >= count(type as FleetType, region)) return undefined;
      const found = maker(scope, index);
      return found.id === arnOrId || found.arn === arnOrId ? found : undefined;
    },
  };
}

/** The makers are keyed by type, so the maker of a type makes that type. */
function makerOf<T extends ResourceType>(type: T): Maker<T> | undefined {
  return (fleetTypes as readonly ResourceType[]).includes(type) ? (makers[type as FleetType] as unknown as Maker<T>) : undefined;
}

function madeOnDemand<T>(length: number, make: (index: number) => T): Sliceable<T> {
  return {
    length,
    slice: (start, end) => Array.from({ length: Math.max(0, Math.min(end, length) - start) }, (_, at) => make(start + at)),
  };
}
