import type { OperationName } from '@/server/aws/operation';
import type { AwsSession } from '@/server/aws/session';

/** One small call of an operation that needs no resource to exist. Resolves when AWS answered. */
export type Probe = (session: AwsSession, region: string) => Promise<unknown>;

const ec2 =
  (name: string, input: object = {}): Probe =>
  async (session, region) => {
    const sdk = await import('@aws-sdk/client-ec2');
    return send(session, region, sdk, sdk.EC2Client, name, input);
  };
const iam =
  (name: string, input: object = {}): Probe =>
  async (session, region) => {
    const sdk = await import('@aws-sdk/client-iam');
    return send(session, region, sdk, sdk.IAMClient, name, input);
  };
const rds =
  (name: string, input: object = { MaxRecords: 20 }): Probe =>
  async (session, region) => {
    const sdk = await import('@aws-sdk/client-rds');
    return send(session, region, sdk, sdk.RDSClient, name, input);
  };
const config =
  (name: string): Probe =>
  async (session, region) => {
    const sdk = await import('@aws-sdk/client-config-service');
    return send(session, region, sdk, sdk.ConfigServiceClient, name, {});
  };
const backup =
  (name: string, input: object = {}): Probe =>
  async (session, region) => {
    const sdk = await import('@aws-sdk/client-backup');
    return send(session, region, sdk, sdk.BackupClient, name, input);
  };
const account =
  (name: string, input: object = {}): Probe =>
  async (session, region) => {
    const sdk = await import('@aws-sdk/client-account');
    return send(session, region, sdk, sdk.AccountClient, name, input);
  };

interface Sender {
  send(command: unknown): Promise<unknown>;
}

/** @throws the SDK's error */
function send(
  session: AwsSession,
  region: string,
  sdk: object,
  Client: new (config: never) => unknown,
  name: string,
  input: object,
): Promise<unknown> {
  const Command = (sdk as Record<string, unknown>)[`${name}Command`] as new (input: object) => unknown;
  return (session.client(Client, region) as Sender).send(new Command(input));
}

const few = { MaxResults: 5 };

/** Operations that are simply called, once, in the account's primary region. What is not here is asked of IAM's simulator. */
export const probes: Readonly<Partial<Record<OperationName, Probe>>> = {
  'account:ListRegions': account('ListRegions', { MaxResults: 1 }),
  'account:GetContactInformation': account('GetContactInformation'),
  'account:GetAlternateContact': account('GetAlternateContact', { AlternateContactType: 'SECURITY' }),
  'ec2:DescribeRegions': ec2('DescribeRegions'),
  'ec2:DescribeInstances': ec2('DescribeInstances', few),
  'ec2:DescribeVolumes': ec2('DescribeVolumes', few),
  'ec2:DescribeSnapshots': ec2('DescribeSnapshots', { ...few, OwnerIds: ['self'] }),
  'ec2:DescribeImages': ec2('DescribeImages', { Owners: ['self'] }),
  'ec2:DescribeSecurityGroups': ec2('DescribeSecurityGroups', few),
  'ec2:DescribeNetworkAcls': ec2('DescribeNetworkAcls', few),
  'ec2:DescribeVpcs': ec2('DescribeVpcs', few),
  'ec2:DescribeSubnets': ec2('DescribeSubnets', few),
  'ec2:DescribeFlowLogs': ec2('DescribeFlowLogs', few),
  'ec2:DescribeAddresses': ec2('DescribeAddresses'),
  'ec2:DescribeNetworkInterfaces': ec2('DescribeNetworkInterfaces', few),
  'ec2:DescribeRouteTables': ec2('DescribeRouteTables', few),
  'ec2:DescribeInternetGateways': ec2('DescribeInternetGateways', few),
  'ec2:DescribeNatGateways': ec2('DescribeNatGateways', few),
  'ec2:DescribeVpcPeeringConnections': ec2('DescribeVpcPeeringConnections', few),
  'ec2:DescribeTransitGateways': ec2('DescribeTransitGateways', few),
  'ec2:DescribeClientVpnEndpoints': ec2('DescribeClientVpnEndpoints', few),
  'ec2:DescribeVpnConnections': ec2('DescribeVpnConnections'),
  'ec2:DescribeVpcEndpoints': ec2('DescribeVpcEndpoints', few),
  'ec2:DescribeLaunchTemplates': ec2('DescribeLaunchTemplates', few),
  'ec2:DescribeLaunchTemplateVersions': ec2('DescribeLaunchTemplateVersions', { ...few, Versions: ['$Latest'] }),
  'ec2:GetEbsEncryptionByDefault': ec2('GetEbsEncryptionByDefault'),
  'ec2:GetEbsDefaultKmsKeyId': ec2('GetEbsDefaultKmsKeyId'),
  'ec2:GetSnapshotBlockPublicAccessState': ec2('GetSnapshotBlockPublicAccessState'),
  'ec2:GetImageBlockPublicAccessState': ec2('GetImageBlockPublicAccessState'),
  'ec2:GetInstanceMetadataDefaults': ec2('GetInstanceMetadataDefaults'),
  'ec2:GetSerialConsoleAccessStatus': ec2('GetSerialConsoleAccessStatus'),
  'iam:GetAccountAuthorizationDetails': iam('GetAccountAuthorizationDetails', { MaxItems: 1 }),
  'iam:GenerateCredentialReport': iam('GenerateCredentialReport'),
  'iam:GetCredentialReport': iam('GetCredentialReport'),
  'iam:ListVirtualMFADevices': iam('ListVirtualMFADevices', { MaxItems: 1 }),
  'iam:GetAccountSummary': iam('GetAccountSummary'),
  'iam:GetAccountPasswordPolicy': iam('GetAccountPasswordPolicy'),
  'iam:ListAccountAliases': iam('ListAccountAliases'),
  'iam:ListServerCertificates': iam('ListServerCertificates', { MaxItems: 1 }),
  'iam:ListSAMLProviders': iam('ListSAMLProviders'),
  'iam:ListOpenIDConnectProviders': iam('ListOpenIDConnectProviders'),
  'rds:DescribeDBInstances': rds('DescribeDBInstances'),
  'rds:DescribeDBClusters': rds('DescribeDBClusters'),
  'rds:DescribeDBSnapshots': rds('DescribeDBSnapshots'),
  'rds:DescribeDBClusterSnapshots': rds('DescribeDBClusterSnapshots'),
  'rds:DescribeDBParameterGroups': rds('DescribeDBParameterGroups'),
  'rds:DescribeEventSubscriptions': rds('DescribeEventSubscriptions'),
  'config:DescribeConfigurationRecorders': config('DescribeConfigurationRecorders'),
  'config:DescribeConfigurationRecorderStatus': config('DescribeConfigurationRecorderStatus'),
  'config:DescribeDeliveryChannels': config('DescribeDeliveryChannels'),
  'config:DescribeDeliveryChannelStatus': config('DescribeDeliveryChannelStatus'),
  'backup:ListBackupPlans': backup('ListBackupPlans', { MaxResults: 1 }),
  'backup:DescribeRegionSettings': backup('DescribeRegionSettings'),
  async 'cloudwatch:DescribeAlarms'(session, region) {
    const { CloudWatchClient, DescribeAlarmsCommand } = await import('@aws-sdk/client-cloudwatch');
    return session.client(CloudWatchClient, region).send(new DescribeAlarmsCommand({ MaxRecords: 1 }));
  },
  async 'logs:DescribeMetricFilters'(session, region) {
    const { CloudWatchLogsClient, DescribeMetricFiltersCommand } = await import('@aws-sdk/client-cloudwatch-logs');
    return session.client(CloudWatchLogsClient, region).send(new DescribeMetricFiltersCommand({ limit: 1 }));
  },
  async 'glacier:ListVaults'(session, region) {
    const { GlacierClient, ListVaultsCommand } = await import('@aws-sdk/client-glacier');
    return session.client(GlacierClient, region).send(new ListVaultsCommand({ accountId: '-', limit: 1 }));
  },
  async 'accessanalyzer:ListAnalyzers'(session, region) {
    const { AccessAnalyzerClient, ListAnalyzersCommand } = await import('@aws-sdk/client-accessanalyzer');
    return session.client(AccessAnalyzerClient, region).send(new ListAnalyzersCommand({ maxResults: 1 }));
  },
  async 's3:ListBuckets'(session, region) {
    const { ListBucketsCommand, S3Client } = await import('@aws-sdk/client-s3');
    return session.client(S3Client, region).send(new ListBucketsCommand({ MaxBuckets: 1 }));
  },
  async 's3control:GetPublicAccessBlock'(session, region) {
    const { GetPublicAccessBlockCommand } = await import('@aws-sdk/client-s3-control');
    const { PlainHostS3ControlClient } = await import('@/server/collect/s3/plain-host-client');
    return session.client(PlainHostS3ControlClient, region).send(new GetPublicAccessBlockCommand({ AccountId: session.account }));
  },
  async 's3control:ListAccessPoints'(session, region) {
    const { ListAccessPointsCommand } = await import('@aws-sdk/client-s3-control');
    const { PlainHostS3ControlClient } = await import('@/server/collect/s3/plain-host-client');
    return session
      .client(PlainHostS3ControlClient, region)
      .send(new ListAccessPointsCommand({ AccountId: session.account, MaxResults: 1 }));
  },
  async 'kms:ListKeys'(session, region) {
    const { KMSClient, ListKeysCommand } = await import('@aws-sdk/client-kms');
    return session.client(KMSClient, region).send(new ListKeysCommand({ Limit: 1 }));
  },
  async 'kms:ListAliases'(session, region) {
    const { KMSClient, ListAliasesCommand } = await import('@aws-sdk/client-kms');
    return session.client(KMSClient, region).send(new ListAliasesCommand({ Limit: 1 }));
  },
  async 'lambda:ListFunctions'(session, region) {
    const { LambdaClient, ListFunctionsCommand } = await import('@aws-sdk/client-lambda');
    return session.client(LambdaClient, region).send(new ListFunctionsCommand({ MaxItems: 1 }));
  },
  async 'cloudtrail:DescribeTrails'(session, region) {
    const { CloudTrailClient, DescribeTrailsCommand } = await import('@aws-sdk/client-cloudtrail');
    return session.client(CloudTrailClient, region).send(new DescribeTrailsCommand({ includeShadowTrails: false }));
  },
  async 'cloudformation:DescribeStacks'(session, region) {
    const { CloudFormationClient, DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
    return session.client(CloudFormationClient, region).send(new DescribeStacksCommand({}));
  },
};
