import type { WorldRole } from '../contract';
import type { Draft } from './draft';
import { sampleExternalId, sampleOperatorExternalId } from './external-id';
import { accounts } from './lumen';
import { assumedBy, can, type Statement } from './parts/policy-document';
import { addRole } from './parts/role';

/** Metadata of every service that CloudLens reads, in wildcards: the tool's generated policy names each action. */
const reads = [
  'access-analyzer:List*',
  'account:Get*',
  'account:List*',
  'acm:List*',
  'amplify:List*',
  'apigateway:GET',
  'athena:Get*',
  'athena:List*',
  'autoscaling:Describe*',
  'backup:Describe*',
  'backup:Get*',
  'backup:List*',
  'batch:Describe*',
  'budgets:ViewBudget',
  'ce:Get*',
  'cloudformation:Describe*',
  'cloudformation:Detect*',
  'cloudformation:List*',
  'cloudfront:Get*',
  'cloudfront:List*',
  'cloudtrail:Describe*',
  'cloudtrail:Get*',
  'cloudtrail:List*',
  'cloudtrail:LookupEvents',
  'codebuild:BatchGet*',
  'codebuild:List*',
  // The sample accounts let what is stored in some places be looked through, once it is opted into here.
  'codecommit:Get*',
  'codecommit:List*',
  'cognito-idp:Describe*',
  'cognito-idp:List*',
  'cloudwatch:Describe*',
  'compute-optimizer:Get*',
  'config:Describe*',
  'cost-optimization-hub:List*',
  'datapipeline:GetPipelineDefinition',
  'datapipeline:List*',
  'dax:Describe*',
  'dax:List*',
  'dynamodb:Describe*',
  'dynamodb:List*',
  'ec2:Describe*',
  'ec2:Get*',
  'ecr:BatchGetImage',
  'ecr:Describe*',
  'ecr:Get*',
  'ecr:List*',
  'ecs:Describe*',
  'ecs:List*',
  'eks:Describe*',
  'eks:List*',
  'elasticfilesystem:Describe*',
  'elasticloadbalancing:Describe*',
  'events:List*',
  'guardduty:Describe*',
  'guardduty:Get*',
  'guardduty:List*',
  'glue:GetConnections',
  'glue:GetJobs',
  'glacier:Get*',
  'glacier:List*',
  'elasticache:Describe*',
  'elasticache:List*',
  'elasticmapreduce:Describe*',
  'elasticmapreduce:Get*',
  'elasticmapreduce:List*',
  'es:Describe*',
  'es:List*',
  'iam:Generate*',
  'iam:Get*',
  'iam:List*',
  'iam:Simulate*',
  'inspector2:BatchGet*',
  'inspector2:List*',
  'kms:Describe*',
  'kms:Get*',
  'kms:List*',
  'lambda:Get*',
  'lambda:List*',
  'logs:Describe*',
  'logs:FilterLogEvents',
  'logs:List*',
  'macie2:Get*',
  'organizations:Describe*',
  'organizations:List*',
  'rds:Describe*',
  'rds:List*',
  'redshift:Describe*',
  's3:Get*',
  's3:List*',
  'secretsmanager:GetResourcePolicy',
  'secretsmanager:List*',
  'sns:Get*',
  'sns:List*',
  'sqs:GetQueueAttributes',
  'sqs:List*',
  // Opted in to, so that findings can be forwarded.
  'securityhub:BatchImportFindings',
  'securityhub:Describe*',
  'securityhub:Get*',
  'securityhub:List*',
  'sagemaker:Describe*',
  'sagemaker:List*',
  'ssm:Describe*',
  'ssm:GetDocument',
  'ssm:List*',
  'states:Describe*',
  'states:List*',
  'sts:GetCallerIdentity',
  'tag:Get*',
  'wafv2:List*',
];

const readEverything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow' as const, Action: reads, Resource: '*' }] };

/** The roles by which CloudLens may enter a sample account: the right one, an old insecure one and one that lacks permissions. */
export function cloudLensRoles(accountId: string, hiddenBuckets: readonly string[]): WorldRole[] {
  const externalId = sampleExternalId(accountId);
  const hidden = hiddenBuckets.length > 0 ? hiddenBuckets.map((bucket) => `arn:aws:s3:::${bucket}`) : ['arn:aws:s3:::*'];
  const holes = [
    { Effect: 'Deny' as const, Action: 'kms:ListKeys', Resource: '*' },
    { Effect: 'Deny' as const, Action: 's3:GetBucketPolicy', Resource: hidden },
  ];
  return [
    { name: 'CloudLensScanRole', externalId, policies: [readEverything] },
    { name: 'CloudLensLegacyRole', externalId: null, policies: [readEverything] },
    { name: 'CloudLensLimitedRole', externalId, policies: [readEverything, { Version: '2012-10-17', Statement: holes }] },
  ];
}

/** What mends findings: as the commands of runs need it, no more. */
const mending = [
  'cloudtrail:StartLogging',
  'cloudtrail:UpdateTrail',
  'dynamodb:UpdateContinuousBackups',
  'dynamodb:UpdateTable',
  'ec2:DisableSerialConsoleAccess',
  'ec2:EnableEbsEncryptionByDefault',
  'ec2:EnableImageBlockPublicAccess',
  'ec2:EnableSnapshotBlockPublicAccess',
  'ec2:ModifyInstanceMetadataDefaults',
  'kms:EnableKeyRotation',
  'rds:ModifyDBCluster',
  'rds:ModifyDBInstance',
  's3:PutBucketPublicAccessBlock',
  's3:PutBucketVersioning',
];

/**
 * The role that may change things, as somebody has made it of late: scans of these accounts were all before. What it may do is written
 * down anew here, in the sample cloud's own words. In production nobody may terminate anything with it.
 */
export function operatorRole(accountId: string): WorldRole {
  const allow = (Action: string[], Condition?: Record<string, Record<string, string | string[]>>) => ({
    Effect: 'Allow' as const,
    Action,
    Resource: '*',
    ...(Condition ? { Condition } : {}),
  });
  const terminate = accountId === accounts.production ? [] : ['ec2:TerminateInstances'];
  return {
    name: 'CloudLensOperatorRole',
    externalId: sampleOperatorExternalId(accountId),
    policies: [
      {
        Version: '2012-10-17',
        Statement: [
          allow([
            'ec2:DescribeInstances',
            'ec2:DescribeInstanceAttribute',
            'ec2:DescribeLaunchTemplates',
            'ec2:DescribeLaunchTemplateVersions',
          ]),
          allow(['ec2:StartInstances', 'ec2:StopInstances', 'ec2:RebootInstances', ...terminate]),
          allow(['ec2:RunInstances'], { Null: { 'ec2:LaunchTemplate': 'false' } }),
          allow(['ec2:CreateTags'], { StringEquals: { 'ec2:CreateAction': ['RunInstances', 'CreateLaunchTemplate'] } }),
          allow(['ec2:CreateLaunchTemplate', 'ec2:CreateLaunchTemplateVersion', 'ec2:ModifyLaunchTemplate']),
          allow(mending),
        ],
      },
    ],
  };
}

/** The roles that read, as IAM shows them to a reader of the account. */
export function addCloudLensRoles(draft: Draft, roles: readonly WorldRole[], created: Date): void {
  for (const { name, externalId, policies } of roles) {
    addRole(draft, {
      name,
      created,
      trust: [assumedBy.account(accounts.cloudLens, typeof externalId === 'string' ? externalId : undefined)],
      inline: Object.fromEntries(
        policies.map((policy, index) => [index === 0 ? 'read-metadata' : 'not-these', policy.Statement.map(asStatement)]),
      ),
      used: name === 'CloudLensScanRole' ? { at: draft.clock.lately(0), region: 'us-east-1' } : null,
      tags: { Team: 'security', ManagedBy: 'cloudformation' },
    });
  }
}

function asStatement(statement: WorldRole['policies'][number]['Statement'][number]): Statement {
  const list = (value: string | readonly string[]) => (typeof value === 'string' ? value : [...value]);
  return { ...can(list(statement.Action), list(statement.Resource)), Effect: statement.Effect };
}
