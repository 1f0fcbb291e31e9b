/** How people write the names of the services that a scan reads. */
const scanned = {
  accessanalyzer: 'Access Analyzer',
  account: 'Account',
  acm: 'ACM',
  amplify: 'Amplify',
  apigateway: 'API Gateway (REST)',
  apigatewayv2: 'API Gateway (HTTP)',
  athena: 'Athena',
  autoscaling: 'Auto Scaling',
  backup: 'Backup',
  batch: 'Batch',
  cloudformation: 'CloudFormation',
  cloudfront: 'CloudFront',
  cloudtrail: 'CloudTrail',
  cloudwatch: 'CloudWatch',
  codebuild: 'CodeBuild',
  cognito: 'Cognito',
  config: 'Config',
  datapipeline: 'Data Pipeline',
  dynamodb: 'DynamoDB',
  ec2: 'EC2',
  ecr: 'ECR',
  ecs: 'ECS',
  efs: 'EFS',
  eks: 'EKS',
  elasticache: 'ElastiCache',
  elb: 'ELB (classic)',
  elbv2: 'ELB',
  emr: 'EMR',
  eventbridge: 'EventBridge',
  glacier: 'S3 Glacier',
  glue: 'Glue',
  guardduty: 'GuardDuty',
  iam: 'IAM',
  inspector2: 'Inspector',
  kms: 'KMS',
  lambda: 'Lambda',
  logs: 'CloudWatch Logs',
  macie2: 'Macie',
  opensearch: 'OpenSearch',
  organizations: 'Organizations',
  rds: 'RDS',
  redshift: 'Redshift',
  s3: 'S3',
  sagemaker: 'SageMaker',
  secretsmanager: 'Secrets Manager',
  securityhub: 'Security Hub',
  sns: 'SNS',
  sqs: 'SQS',
  ssm: 'Systems Manager',
  stepfunctions: 'Step Functions',
  wafv2: 'WAF',
} as const;

/** Those that checks name, and that are read with another. */
const judged = { dax: 'DAX', documentdb: 'DocumentDB', macie: 'Macie', neptune: 'Neptune' } as const;

const names: Readonly<Record<string, string>> = { ...scanned, ...judged };

export const serviceName = (service: string): string => names[service] ?? service;

/** Those that a scan can be narrowed to. */
export const services: readonly string[] = Object.keys(scanned);
