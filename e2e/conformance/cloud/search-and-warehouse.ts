import { AuthorizeSecurityGroupIngressCommand, CreateSecurityGroupCommand, DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateDomainCommand, OpenSearchClient } from '@aws-sdk/client-opensearch';
import { CreateClusterCommand, CreateClusterSubnetGroupCommand, EnableLoggingCommand, RedshiftClient } from '@aws-sdk/client-redshift';
import { CreateBucketCommand, PutBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import { type Expectation, given, isUnknown, twins } from '../lib/expectation';
import { account, type Connect } from '../lib/moto';

/** Domains of OpenSearch and clusters of Redshift. */
export async function arrangeSearchAndWarehouse(connect: Connect): Promise<Expectation[]> {
  const ec2 = connect(EC2Client);
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ Filters: [{ Name: 'default-for-az', Values: ['true'] }] }));
  const subnet = given(Subnets?.[0]);
  const place = { VpcId: given(subnet.VpcId), SubnetId: given(subnet.SubnetId) };
  return [...(await arrangeDomains(connect, place)), ...(await arrangeWarehouses(connect, place))];
}

interface Place {
  VpcId: string;
  SubnetId: string;
}

async function arrangeDomains(connect: Connect, { SubnetId }: Place): Promise<Expectation[]> {
  const opensearch = connect(OpenSearchClient);
  const policyFor = (AWS: string) =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS }, Action: 'es:ESHttp*', Resource: '*' }] });
  const log = (Enabled: boolean) => ({ CloudWatchLogsLogGroupArn: `arn:aws:logs:us-east-1:${account}:log-group:search`, Enabled });
  await opensearch.send(
    new CreateDomainCommand({
      DomainName: 'careless-search',
      AccessPolicies: policyFor('*'),
      EncryptionAtRestOptions: { Enabled: false },
      NodeToNodeEncryptionOptions: { Enabled: false },
      AdvancedSecurityOptions: { Enabled: false },
      LogPublishingOptions: { AUDIT_LOGS: log(false), ES_APPLICATION_LOGS: log(false) },
    }),
  );
  await opensearch.send(
    new CreateDomainCommand({
      DomainName: 'careful-search',
      VPCOptions: { SubnetIds: [SubnetId] },
      AccessPolicies: policyFor('*'),
      EncryptionAtRestOptions: { Enabled: true },
      NodeToNodeEncryptionOptions: { Enabled: true },
      AdvancedSecurityOptions: { Enabled: true },
      LogPublishingOptions: { AUDIT_LOGS: log(true), ES_APPLICATION_LOGS: log(true) },
    }),
  );
  await opensearch.send(
    new CreateDomainCommand({ DomainName: 'named-search', AccessPolicies: policyFor(`arn:aws:iam::${account}:role/web`) }),
  );
  const settings = ['encrypted-at-rest', 'node-to-node-encryption', 'fine-grained-access', 'audit-logs', 'error-logs'];
  return [
    ...settings.flatMap((check) => twins(`opensearch/domain-${check}`, 'careless-search', 'careful-search')),
    ...twins('opensearch/domain-not-public', 'careless-search', 'named-search'),
    ...twins('opensearch/domain-in-vpc', 'careless-search', 'careful-search'),
    ...isUnknown('opensearch/domain-software-current', 'careless-search', 'careful-search'),
  ];
}

async function arrangeWarehouses(connect: Connect, { VpcId, SubnetId }: Place): Promise<Expectation[]> {
  const ec2 = connect(EC2Client);
  const redshift = connect(RedshiftClient);
  const s3 = connect(S3Client);
  const { GroupId } = await ec2.send(new CreateSecurityGroupCommand({ VpcId, GroupName: 'open-warehouse', Description: 'from home' }));
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 5439, ToPort: 5439, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    }),
  );
  await redshift.send(
    new CreateClusterSubnetGroupCommand({ ClusterSubnetGroupName: 'warehouses', Description: 'warehouses', SubnetIds: [SubnetId] }),
  );
  const base = {
    NodeType: 'ra3.xlplus',
    MasterUsername: 'keeper',
    MasterUserPassword: 'NotARealSecret1',
    ClusterSubnetGroupName: 'warehouses',
  };
  const open = { VpcSecurityGroupIds: [given(GroupId)], Port: 5439 };
  await redshift.send(
    new CreateClusterCommand({
      ...base,
      ...open,
      ClusterIdentifier: 'careless-warehouse',
      PubliclyAccessible: true,
      AllowVersionUpgrade: false,
      AutomatedSnapshotRetentionPeriod: 1,
    }),
  );
  await redshift.send(
    new CreateClusterCommand({
      ...base,
      ...open,
      ClusterIdentifier: 'careful-warehouse',
      PubliclyAccessible: false,
      AllowVersionUpgrade: true,
      AutomatedSnapshotRetentionPeriod: 14,
    }),
  );
  await s3.send(new CreateBucketCommand({ Bucket: 'warehouse-logs' }));
  const Resource = ['arn:aws:s3:::warehouse-logs', 'arn:aws:s3:::warehouse-logs/*'];
  const Statement = [
    { Effect: 'Allow', Principal: { Service: 'redshift.amazonaws.com' }, Action: ['s3:PutObject', 's3:GetBucketAcl'], Resource },
  ];
  await s3.send(new PutBucketPolicyCommand({ Bucket: 'warehouse-logs', Policy: JSON.stringify({ Version: '2012-10-17', Statement }) }));
  await redshift.send(
    new EnableLoggingCommand({ ClusterIdentifier: 'careful-warehouse', BucketName: 'warehouse-logs', S3KeyPrefix: 'audit' }),
  );
  const ofClusters = ['audit-logging', 'backup-retention', 'version-upgrade', 'not-public'];
  return ofClusters.flatMap((check) => twins(`redshift/cluster-${check}`, 'careless-warehouse', 'careful-warehouse'));
}
