/** How people write the services' names. */
const names: Record<string, string> = {
  account: 'Account',
  cloudformation: 'CloudFormation',
  cloudtrail: 'CloudTrail',
  config: 'Config',
  ec2: 'EC2',
  iam: 'IAM',
  kms: 'KMS',
  lambda: 'Lambda',
  rds: 'RDS',
  s3: 'S3',
};

export const serviceName = (service: string): string => names[service] ?? service;

/** Those that a scan can be narrowed to. */
export const services: readonly string[] = Object.keys(names);
