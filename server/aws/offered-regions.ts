/**
 * Regions of the commercial and other partitions where AWS offers a service that it does not offer everywhere.
 * Source: AWS General Reference, endpoints and quotas of Amazon Macie, Amazon S3 Glacier, AWS Amplify and AWS Data Pipeline.
 */
const offered: Readonly<Record<'macie2' | 'glacier' | 'amplify' | 'datapipeline', readonly string[]>> = {
  macie2: [
    'us-east-1',
    'us-east-2',
    'us-west-1',
    'us-west-2',
    'af-south-1',
    'ap-east-1',
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ap-south-1',
    'ap-southeast-1',
    'ap-southeast-2',
    'ca-central-1',
    'eu-central-1',
    'eu-north-1',
    'eu-south-1',
    'eu-west-1',
    'eu-west-2',
    'eu-west-3',
    'il-central-1',
    'me-south-1',
    'sa-east-1',
  ],
  glacier: [
    'us-east-1',
    'us-east-2',
    'us-west-1',
    'us-west-2',
    'af-south-1',
    'ap-east-1',
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ap-south-1',
    'ap-southeast-1',
    'ap-southeast-2',
    'ca-central-1',
    'cn-north-1',
    'cn-northwest-1',
    'eu-central-1',
    'eu-north-1',
    'eu-south-1',
    'eu-west-1',
    'eu-west-2',
    'eu-west-3',
    'me-south-1',
    'sa-east-1',
    'us-gov-east-1',
    'us-gov-west-1',
  ],
  amplify: [
    'us-east-1',
    'us-east-2',
    'us-west-1',
    'us-west-2',
    'ap-east-1',
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ap-south-1',
    'ap-southeast-1',
    'ap-southeast-2',
    'ca-central-1',
    'eu-central-1',
    'eu-north-1',
    'eu-south-1',
    'eu-west-1',
    'eu-west-2',
    'eu-west-3',
    'me-south-1',
    'sa-east-1',
  ],
  // Closed to new customers, and never offered elsewhere.
  datapipeline: ['us-east-1', 'us-west-2', 'ap-northeast-1', 'ap-southeast-2', 'eu-west-1'],
};

/**
 * Whether an error means that AWS does not offer the service in the region: there is no such host, and AWS lists none. A region
 * that AWS adds is seen as soon as its host exists; a name that does not resolve where there should be one stays a failure.
 */
export function isNotOffered(service: keyof typeof offered, region: string, error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'ENOTFOUND' && !offered[service].includes(region);
}
