import type { Draft, Tags } from '../draft';
import { type ServiceName, serviceTags } from '../lumen';
import { awsKeyArn } from '../parts/kms-key';

export const main = 'eu-central-1';
export const second = 'us-east-1';
export const third = 'eu-west-1';
export const usedRegions = [main, second, third] as const;
export const idleRegions = ['ap-southeast-1', 'us-east-2', 'us-west-2'] as const;
export const enabledRegions = [...usedRegions, ...idleRegions] as const;

/** Half of the account carries no tags at all; this is for the other half. */
export function tagsOf(service: ServiceName, extra?: Tags): Tags {
  return serviceTags(service, 'staging', extra);
}

export function diskKey(draft: Draft, region: string): string {
  return awsKeyArn(draft, region, 'ebs');
}
