import { can, type Statement } from './policy-document';

interface AwsManagedPolicy {
  path?: string;
  statements: readonly Statement[];
}

const readers = ['cloudtrail', 'cloudwatch', 'ec2', 'iam', 'kms', 'lambda', 'logs', 's3', 'rds'];

/** AWS's managed policies that the story's principals use, cut down to what matters for a reader. */
export const awsManagedPolicies: Readonly<Record<string, AwsManagedPolicy>> = {
  AdministratorAccess: { statements: [can('*')] },
  PowerUserAccess: {
    statements: [
      { Effect: 'Allow', Action: ['ec2:*', 's3:*', 'lambda:*', 'rds:*', 'logs:*', 'cloudwatch:*'], Resource: '*' },
      can(['iam:CreateServiceLinkedRole', 'iam:ListRoles']),
    ],
  },
  ReadOnlyAccess: { statements: [can(readers.flatMap((service) => [`${service}:Get*`, `${service}:List*`, `${service}:Describe*`]))] },
  SecurityAudit: { statements: [can(readers.flatMap((service) => [`${service}:List*`, `${service}:Describe*`]))] },
  ViewOnlyAccess: { path: '/job-function/', statements: [can(readers.map((service) => `${service}:List*`))] },
  Billing: { path: '/job-function/', statements: [can(['aws-portal:*Billing', 'budgets:ViewBudget', 'ce:*'])] },
  AWSSupportAccess: { statements: [can(['support:*', 'cloudformation:DescribeStacks', 'ec2:DescribeInstances'])] },
  AWSCloudShellFullAccess: { statements: [can('cloudshell:*')] },
  IAMUserChangePassword: {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable, which IAM fills in
    statements: [can('iam:ChangePassword', 'arn:aws:iam::*:user/${aws:username}'), can('iam:GetAccountPasswordPolicy')],
  },
  AmazonS3ReadOnlyAccess: { statements: [can(['s3:Get*', 's3:List*'])] },
  AmazonS3FullAccess: { statements: [can('s3:*')] },
  AmazonEC2FullAccess: { statements: [can(['ec2:*', 'elasticloadbalancing:*', 'cloudwatch:*', 'autoscaling:*'])] },
  AmazonSSMManagedInstanceCore: { statements: [can(['ssm:UpdateInstanceInformation', 'ssmmessages:*', 'ec2messages:*'])] },
  CloudWatchAgentServerPolicy: { statements: [can(['cloudwatch:PutMetricData', 'logs:PutLogEvents', 'logs:CreateLogStream'])] },
  AWSBackupServiceRolePolicyForBackup: {
    path: '/service-role/',
    statements: [can(['backup:StartBackupJob', 'ec2:CreateSnapshot', 'rds:CreateDBSnapshot', 'tag:GetResources'])],
  },
  AWSLambdaBasicExecutionRole: {
    path: '/service-role/',
    statements: [can(['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'])],
  },
  AWSLambdaVPCAccessExecutionRole: {
    path: '/service-role/',
    statements: [can(['logs:PutLogEvents', 'ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DeleteNetworkInterface'])],
  },
  AWS_ConfigRole: { path: '/service-role/', statements: [can(['config:Put*', 'ec2:Describe*', 'iam:Get*', 's3:GetBucket*'])] },
  AmazonRDSEnhancedMonitoringRole: { path: '/service-role/', statements: [can(['logs:PutLogEvents', 'logs:CreateLogStream'])] },
  AWSConfigServiceRolePolicy: {
    path: '/aws-service-role/',
    statements: [can(['config:Put*', 'ec2:Describe*', 'iam:Get*', 's3:GetBucket*'])],
  },
  AmazonRDSServiceRolePolicy: {
    path: '/aws-service-role/',
    statements: [can(['rds:CrossRegionCommunication', 'ec2:CreateNetworkInterface', 'logs:PutLogEvents'])],
  },
  AWSTrustedAdvisorServiceRolePolicy: { path: '/aws-service-role/', statements: [can(['ec2:Describe*', 's3:GetBucket*'])] },
  AWSSupportServiceRolePolicy: { path: '/aws-service-role/', statements: [can(['ec2:Describe*', 'support:*'])] },
  AutoScalingServiceRolePolicy: {
    path: '/aws-service-role/',
    statements: [can(['ec2:RunInstances', 'ec2:TerminateInstances', 'ec2:Describe*'])],
  },
};
