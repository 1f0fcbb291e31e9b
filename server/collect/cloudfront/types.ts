import type { DistributionSummary, LoggingConfig } from '@aws-sdk/client-cloudfront';

/** What S3 says of a bucket that an origin names. `refused`: it is there or not, but not for us to see. */
export type OriginBucket = 'there' | 'missing' | 'refused';

/** A distribution. Values of headers that it sends to origins are replaced by `***`: they often are passwords. */
export interface Distribution extends DistributionSummary {
  /** Empty: none. Absent when the configuration was not given. */
  defaultRootObject?: string;
  /** Standard logging to a bucket. Absent when the configuration was not given. */
  logging?: LoggingConfig | null;
  /** Destinations of the newer standard logging, which CloudWatch Logs delivers. Absent when the listings did not come whole. */
  deliveries?: readonly string[];
  /** The buckets among its origins by name. Absent when it was not told of all. */
  originBuckets?: Readonly<Record<string, OriginBucket>>;
}

export interface CloudFrontResources {
  'AWS::CloudFront::Distribution': Distribution;
}
