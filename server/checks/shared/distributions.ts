import type { Origin } from '@aws-sdk/client-cloudfront';
import type { OperationName } from '@/server/aws/operation';
import { originBucket } from '@/server/collect/cloudfront/origin-bucket';
import type { Distribution } from '@/server/collect/cloudfront/types';
import { notApplicable, unknown } from '../define-check';
import type { Verdict } from '../types';

export const distributionNeeds: readonly OperationName[] = ['cloudfront:ListDistributions'];

/** Asks about a distribution, unless it is switched off and serves nobody. */
export const withDistribution = ({ Enabled }: Distribution, ask: () => Verdict): Verdict =>
  Enabled === false ? notApplicable('The distribution is switched off') : ask();

/** Asks about the origins of a distribution. Every one has at least one, so an answer without any was not understood. */
export function withOrigins(data: Distribution, ask: (origins: readonly Origin[]) => Verdict): Verdict {
  return withDistribution(data, () => {
    const origins = data.Origins?.Items ?? [];
    return origins.length > 0 ? ask(origins) : unknown('Not known: AWS did not tell the origins');
  });
}

/** Origins that are buckets asked by CloudFront itself, rather than web sites made of them. */
export const isBucketOrigin = ({ S3OriginConfig, CustomOriginConfig, VpcOriginConfig, DomainName }: Origin): boolean =>
  S3OriginConfig !== undefined || (!CustomOriginConfig && !VpcOriginConfig && originBucket(DomainName) !== null);

/** Whether CloudFront takes plain HTTP from viewers, on any path. */
export const takesPlainHttp = ({ DefaultCacheBehavior, CacheBehaviors }: Distribution): boolean =>
  [DefaultCacheBehavior, ...(CacheBehaviors?.Items ?? [])].some((behaviour) => behaviour?.ViewerProtocolPolicy === 'allow-all');
