/** A token bucket: at most `burst` calls at once, `perSecond` in the long run. */
export interface Limit {
  /** Calls that share the bucket carry the same group name. */
  group: string;
  perSecond: number;
  burst: number;
}

/**
 * AWS counts a call when it arrives, we when it may leave. On a busy machine calls that were let go at different times arrive
 * together: those of one burst that had not left yet, and those of the next. Half of AWS's burst at once lets both fit.
 */
const burstOf = (published: number): number => Math.max(1, Math.floor(published / 2));

/**
 * AWS's published control-plane limits per account and region, or a careful guess where AWS publishes none.
 * Sources: EC2 API throttling guide (100, refill 20/s per API), Lambda quotas (GetPolicy 15/s; all other control-plane
 * calls 15/s together), CloudFormation (about 5 DescribeStacks/s), KMS request quotas, CloudTrail quotas
 * (LookupEvents 2/s, others about 10/s), CloudWatch (DescribeAlarms 9/s), CloudWatch Logs
 * (Describe calls 5/s), API Gateway (10/s with a burst of 40 for all together), SNS/SQS quotas. IAM, RDS, S3, Config and the Tagging API publish no figures.
 */
export function limitOf(service: string, operation: string): Limit {
  const limit = (group: string, perSecond: number, burst: number): Limit => ({ group, perSecond, burst: burstOf(burst) });
  // Objects in S3 that AWS keeps for the service: S3's own rate is far above.
  if (operation === 'Download') return limit(operation, 20, 20);
  switch (service) {
    case 'ec2':
      return limit(operation, 20, 100);
    case 'lambda':
      if (operation === 'GetFunction') return limit(operation, 100, 100);
      return limit(operation === 'GetPolicy' ? operation : 'control', 15, 15);
    case 'cloudformation':
      return limit(operation, 5, 10);
    case 'kms':
      return limit(operation, 100, 100);
    case 'cloudtrail':
      return limit(operation, operation === 'LookupEvents' ? 2 : 10, operation === 'LookupEvents' ? 2 : 10);
    case 'cloudwatch':
      return limit(operation, 9, 9);
    case 'logs':
      return limit(operation, 5, 5);
    case 'apigateway':
    case 'apigatewayv2':
      return limit('control', 10, 40);
    case 's3':
      return limit(operation, 100, 100);
    case 'iam':
      return limit(operation, 15, 30);
    case 'account':
    case 'tagging':
      return limit(operation, 10, 10);
    case 'config':
      return limit(operation, 10, 20);
    default:
      return limit(operation, 20, 40);
  }
}

/** The same limits for accounts whose quotas AWS has raised. */
export const scaledLimits =
  (factor: number) =>
  (service: string, operation: string): Limit => {
    const { group, perSecond, burst } = limitOf(service, operation);
    return { group, perSecond: perSecond * factor, burst: Math.max(1, Math.floor(burst * factor)) };
  };
