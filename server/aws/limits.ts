/** A token bucket: at most `burst` calls at once, `perSecond` in the long run. */
export interface Limit {
  /** Calls that share the bucket carry the same group name. */
  group: string;
  perSecond: number;
  burst: number;
}

/**
 * AWS's published control-plane limits per account and region, or a careful guess where AWS publishes none.
 * Sources: EC2 API throttling guide (100, refill 20/s per API), Lambda quotas (GetPolicy 15/s; all other control-plane
 * calls 15/s together), CloudFormation (about 5 DescribeStacks/s), KMS request quotas, CloudTrail quotas
 * (LookupEvents 2/s, others about 10/s), SNS/SQS quotas. IAM, RDS, S3 and Config publish no figures.
 */
export function limitOf(service: string, operation: string): Limit {
  switch (service) {
    case 'ec2':
      return { group: operation, perSecond: 20, burst: 100 };
    case 'lambda':
      if (operation === 'GetFunction') return { group: operation, perSecond: 100, burst: 100 };
      return { group: operation === 'GetPolicy' ? operation : 'control', perSecond: 15, burst: 15 };
    case 'cloudformation':
      return { group: operation, perSecond: 5, burst: 10 };
    case 'kms':
      return { group: operation, perSecond: 100, burst: 200 };
    case 'cloudtrail':
      return operation === 'LookupEvents' ? { group: operation, perSecond: 2, burst: 2 } : { group: 'control', perSecond: 10, burst: 20 };
    case 's3':
      return { group: operation, perSecond: 100, burst: 100 };
    case 'iam':
      return { group: operation, perSecond: 15, burst: 30 };
    case 'account':
      return { group: operation, perSecond: 10, burst: 10 };
    case 'config':
      return { group: operation, perSecond: 10, burst: 20 };
    default:
      return { group: operation, perSecond: 20, burst: 40 };
  }
}
