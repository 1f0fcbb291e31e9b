import { regionsOfEveryAccount } from '@/server/aws/known-regions';

/** Sorted. */
export const regionsWithNames = (partition: string): readonly string[] => regionsOfEveryAccount[partition] ?? [];

/**
 * Names that AWS's services and tools give to the bucket which they make for an account in a region. Whoever knows the account's
 * number can make it first. Sources: the user guides of AWS Glue, EMR Studio, SageMaker and Athena, and the CDK's bootstrap template.
 */
export const predictableNames = (account: string, region: string): string[] => [
  `aws-glue-assets-${account}-${region}`,
  `aws-emr-studio-${account}-${region}`,
  `aws-athena-query-results-${account}-${region}`,
  `cdk-hnb659fds-assets-${account}-${region}`,
  `sagemaker-${region}-${account}`,
];
