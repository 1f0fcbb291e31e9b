import type { Draft, Tags } from '../draft';
import { type ServiceName, serviceTags } from '../lumen';
import { keyArn } from '../parts/kms-key';

export const main = 'eu-central-1';
export const americas = 'us-east-1';
export const recovery = 'eu-west-1';
export const asia = 'ap-southeast-1';

/** Regions that hold something, then those that are merely switched on. */
export const usedRegions = [main, americas, recovery, asia] as const;
export const idleRegions = ['us-east-2', 'us-west-2'] as const;
export const enabledRegions = [...usedRegions, ...idleRegions] as const;

export function tagsOf(service: ServiceName, extra?: Tags): Tags {
  return serviceTags(service, 'production', extra);
}

/** The key that a region's disks are encrypted with. */
export function diskKey(draft: Draft, region: string): string {
  return keyArn(draft, region, 'lumen-disks');
}

/** The key that protects a domain's data in a region. */
export function dataKey(draft: Draft, region: string, domain: 'payments' | 'customers' | 'audit' | 'analytics'): string {
  return keyArn(draft, region, `lumen-${domain}`);
}
