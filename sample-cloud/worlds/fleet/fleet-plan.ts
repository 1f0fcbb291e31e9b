import type { ResourceType } from '@/server/collect/types';
import { usedRegions } from '../production/places';

/** The types that a fleet is made of, with their shares in a thousand. Interfaces and instances are as many. */
const shares = {
  'AWS::EC2::Instance': 210,
  'AWS::EC2::NetworkInterface': 210,
  'AWS::EC2::Volume': 250,
  'AWS::EC2::Snapshot': 150,
  'AWS::EC2::SecurityGroup': 40,
  'AWS::Lambda::Function': 60,
  'AWS::S3::Bucket': 30,
  'AWS::CloudFormation::Stack': 20,
  'AWS::IAM::Role': 30,
} as const satisfies Partial<Record<ResourceType, number>>;

export type FleetType = keyof typeof shares;
export const fleetTypes = Object.keys(shares) as readonly FleetType[];

const regionShares = [0.55, 0.25, 0.12, 0.08];

/** How many of each type lie where, `size` in all; what rounding leaves over becomes volumes. */
export function planFleet(size: number): (type: FleetType, region: string) => number {
  const counts = new Map<string, number>();
  let total = 0;
  for (const type of fleetTypes) {
    const places =
      type === 'AWS::IAM::Role' ? [['global', 1] as const] : usedRegions.map((region, at) => [region, regionShares[at] ?? 0] as const);
    for (const [place, share] of places) {
      const count = Math.floor((size * shares[type] * share) / 1000);
      counts.set(`${type} ${place}`, count);
      total += count;
    }
  }
  const rest = `AWS::EC2::Volume ${usedRegions[0]}`;
  counts.set(rest, (counts.get(rest) ?? 0) + size - total);
  return (type, region) => counts.get(`${type} ${region}`) ?? 0;
}
