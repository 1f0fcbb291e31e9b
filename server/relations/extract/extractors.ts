import type { ResourceType } from '@/server/collect/types';
import * as building from './building';
import * as databases from './databases';
import * as delivery from './delivery';
import * as ec2 from './ec2';
import * as iam from './iam';
import { key } from './kms';
import { lambdaFunction } from './lambda';
import * as balancing from './load-balancing';
import * as management from './management';
import * as messaging from './messaging';
import type { Extract } from './place';
import * as s3 from './s3';
import { autoScalingGroup } from './scaling';

/** By type what reads relations off it. A type that is not among them tells none but who made it. */
export const extractors: { readonly [T in ResourceType]?: Extract<T> } = {
  'AWS::EC2::Instance': ec2.instance,
  'AWS::EC2::Volume': ec2.volume,
  'AWS::EC2::Snapshot': ec2.snapshot,
  'AWS::EC2::Image': ec2.image,
  'AWS::EC2::SecurityGroup': ec2.securityGroup,
  'AWS::EC2::NetworkAcl': ec2.networkAcl,
  'AWS::EC2::Subnet': ec2.subnet,
  'AWS::EC2::FlowLog': ec2.flowLog,
  'AWS::EC2::EIP': ec2.address,
  'AWS::EC2::NetworkInterface': ec2.networkInterface,
  'AWS::EC2::RouteTable': ec2.routeTable,
  'AWS::EC2::InternetGateway': ec2.internetGateway,
  'AWS::EC2::VPCPeeringConnection': ec2.peering,
  'AWS::EC2::ClientVpnEndpoint': ec2.clientVpn,
  'AWS::EC2::VPNConnection': ec2.vpnConnection,
  'AWS::EC2::VPCEndpoint': ec2.endpoint,
  'AWS::EC2::LaunchTemplate': ec2.launchTemplate,
  'AWS::EC2::RegionSettings': ec2.regionSettings,
  'AWS::IAM::User': iam.user,
  'AWS::IAM::Group': iam.group,
  'AWS::IAM::Role': iam.role,
  'AWS::IAM::ManagedPolicy': iam.managedPolicy,
  'AWS::S3::Bucket': s3.bucket,
  'AWS::S3::AccessPoint': s3.accessPoint,
  'AWS::S3::MultiRegionAccessPoint': s3.multiRegionAccessPoint,
  'AWS::KMS::Key': key,
  'AWS::Lambda::Function': lambdaFunction,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': balancing.loadBalancer,
  'AWS::ElasticLoadBalancing::LoadBalancer': balancing.classicLoadBalancer,
  'AWS::WAFv2::WebACL': balancing.webAcl,
  'AWS::AutoScaling::AutoScalingGroup': autoScalingGroup,
  'AWS::RDS::DBInstance': databases.dbInstance,
  'AWS::RDS::DBCluster': databases.dbCluster,
  'AWS::DocDB::DBCluster': databases.dbCluster,
  'AWS::Neptune::DBCluster': databases.dbCluster,
  'AWS::RDS::DBSnapshot': databases.dbSnapshot,
  'AWS::RDS::DBClusterSnapshot': databases.dbClusterSnapshot,
  'AWS::DocDB::DBClusterSnapshot': databases.dbClusterSnapshot,
  'AWS::Neptune::DBClusterSnapshot': databases.dbClusterSnapshot,
  'AWS::RDS::EventSubscription': databases.eventSubscription,
  'AWS::DynamoDB::Table': databases.table,
  'AWS::DAX::Cluster': databases.daxCluster,
  'AWS::ElastiCache::ReplicationGroup': databases.replicationGroup,
  'AWS::ElastiCache::CacheCluster': databases.cacheCluster,
  'AWS::Redshift::Cluster': databases.redshiftCluster,
  'AWS::Redshift::ClusterSubnetGroup': databases.redshiftSubnets,
  'AWS::OpenSearchService::Domain': databases.searchDomain,
  'AWS::EFS::FileSystem': databases.fileSystem,
  'AWS::SNS::Topic': messaging.topic,
  'AWS::SQS::Queue': messaging.queue,
  'AWS::Events::EventBus': messaging.eventBus,
  'AWS::SecretsManager::Secret': messaging.secret,
  'AWS::Glacier::Vault': messaging.vault,
  'AWS::Cognito::UserPool': messaging.userPool,
  'AWS::CloudFront::Distribution': delivery.distribution,
  'AWS::ApiGateway::RestApi': delivery.restApi,
  'AWS::ApiGateway::Stage': delivery.restStage,
  'AWS::ApiGatewayV2::Stage': delivery.stageV2,
  'AWS::CloudTrail::Trail': management.trail,
  'AWS::Config::RegionSettings': management.configRecorder,
  'AWS::CloudWatch::Alarm': management.alarm,
  'AWS::Logs::MetricFilter': management.metricFilter,
  'AWS::CloudFormation::Stack': management.stack,
  'AWS::Backup::BackupPlan': management.backupPlan,
  'AWS::Macie::RegionSettings': management.macie,
  'AWS::Athena::WorkGroup': management.workGroup,
  'AWS::CodeBuild::Project': building.project,
  'AWS::SageMaker::NotebookInstance': building.notebook,
  'AWS::SageMaker::Model': building.model,
  'AWS::SageMaker::EndpointConfig': building.endpointConfig,
  'AWS::EMR::Cluster': building.emrCluster,
};
