/** A token bucket per account and region: `burst` at once, `perSecond` in the long run. */
export interface RateLimit {
  /** Operations that share a bucket carry one name; the operation's own name by default. */
  bucket?: string;
  perSecond: number;
  burst: number;
}

interface ServiceLimits {
  operations?: Readonly<Record<string, RateLimit>>;
  /** For every other operation; none: unlimited. */
  rest?: RateLimit;
}

/**
 * What AWS publishes, per account and region. 'guess' marks services that publish no figures: there the buckets are
 * generous, so that a well-paced client never meets them and a careless one does.
 */
export const publishedLimits: Readonly<Record<string, ServiceLimits>> = {
  // docs.aws.amazon.com/accounts/latest/reference/quotas.html (GetAlternateContact, GetContactInformation 10/s)
  account: { rest: { perSecond: 10, burst: 10 } },
  // docs.aws.amazon.com/AWSCloudFormation (throttling not published; about 5/s met in aws-sam-cli#2671)
  cloudformation: { rest: { perSecond: 5, burst: 20 } },
  // docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
  cloudtrail: {
    operations: {
      LookupEvents: { perSecond: 2, burst: 2 },
      DescribeTrails: { perSecond: 10, burst: 10 },
      GetEventSelectors: { perSecond: 10, burst: 10 },
      GetTrailStatus: { perSecond: 10, burst: 10 },
    },
    rest: { perSecond: 10, burst: 10 },
  },
  // docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
  cloudwatch: {
    operations: {
      DescribeAlarms: { perSecond: 9, burst: 9 },
      ListMetrics: { perSecond: 25, burst: 25 },
      GetMetricData: { perSecond: 50, burst: 50 },
    },
    rest: { perSecond: 20, burst: 20 },
  },
  // guess
  config: { rest: { perSecond: 20, burst: 40 } },
  // docs.aws.amazon.com/AWSEC2/latest/APIReference/throttling.html
  ec2: { rest: { perSecond: 20, burst: 100 } },
  // docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html
  ecs: { rest: { bucket: 'cluster reads', perSecond: 20, burst: 50 } },
  // Buckets exist but are not published (repost iam-sts-throttling-error): guess
  iam: { rest: { perSecond: 25, burst: 100 } },
  // docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html
  kms: {
    operations: {
      DescribeKey: { perSecond: 2000, burst: 2000 },
      GetKeyPolicy: { perSecond: 1000, burst: 1000 },
      GetKeyRotationStatus: { perSecond: 1000, burst: 1000 },
      ListKeys: { perSecond: 500, burst: 500 },
      ListAliases: { perSecond: 500, burst: 500 },
    },
    rest: { perSecond: 100, burst: 100 },
  },
  // docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html: all other control-plane calls share 15/s
  lambda: {
    operations: { GetFunction: { perSecond: 100, burst: 100 }, GetPolicy: { perSecond: 15, burst: 15 } },
    rest: { bucket: 'control plane', perSecond: 15, burst: 15 },
  },
  // docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
  logs: {
    operations: { DescribeLogGroups: { perSecond: 5, burst: 5 }, DescribeLogStreams: { perSecond: 25, burst: 25 } },
    rest: { perSecond: 10, burst: 10 },
  },
  // guess
  rds: { rest: { perSecond: 20, burst: 40 } },
  // Unpublished for bucket settings: guess
  s3: { rest: { perSecond: 100, burst: 200 } },
  s3control: { rest: { perSecond: 20, burst: 40 } },
  // docs.aws.amazon.com/general/latest/gr/sns.html
  sns: { operations: { GetTopicAttributes: { perSecond: 3000, burst: 3000 } }, rest: { perSecond: 30, burst: 30 } },
  // guess
  tagging: { rest: { perSecond: 15, burst: 15 } },
  // docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  sts: { rest: { bucket: 'all', perSecond: 600, burst: 600 } },
};

/** The same limits for an account whose quotas were raised. */
export const scaledLimits = (limits: Limits, factor: number): Limits =>
  Object.fromEntries(
    Object.entries(limits).map(([service, { operations = {}, rest }]) => [
      service,
      {
        operations: Object.fromEntries(Object.entries(operations).map(([name, limit]) => [name, scaled(limit, factor)])),
        ...(rest && { rest: scaled(rest, factor) }),
      },
    ]),
  );

const scaled = (limit: RateLimit, factor: number): RateLimit => ({
  ...limit,
  perSecond: limit.perSecond * factor,
  burst: Math.max(1, Math.floor(limit.burst * factor)),
});

export type Limits = Readonly<Record<string, ServiceLimits>>;

export function limitOf(limits: Limits, service: string, operation: string): (RateLimit & { bucket: string }) | undefined {
  const limit = limits[service]?.operations?.[operation] ?? limits[service]?.rest;
  return limit && { ...limit, bucket: limit.bucket ?? operation };
}
