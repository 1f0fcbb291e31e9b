const hosts: Record<string, string> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** Paths in the AWS console, by resource type; `r` is the region, `id` the URL-encoded id. */
const paths: Record<string, (r: string, id: string, arn: string) => string> = {
  'AWS::EC2::Instance': (r, id) => `/ec2/home?region=${r}#InstanceDetails:instanceId=${id}`,
  'AWS::EC2::Volume': (r, id) => `/ec2/home?region=${r}#VolumeDetails:volumeId=${id}`,
  'AWS::EC2::Snapshot': (r, id) => `/ec2/home?region=${r}#SnapshotDetails:snapshotId=${id}`,
  'AWS::EC2::Image': (r, id) => `/ec2/home?region=${r}#ImageDetails:imageId=${id}`,
  'AWS::EC2::SecurityGroup': (r, id) => `/ec2/home?region=${r}#SecurityGroup:groupId=${id}`,
  'AWS::EC2::LaunchTemplate': (r, id) => `/ec2/home?region=${r}#LaunchTemplateDetails:launchTemplateId=${id}`,
  'AWS::EC2::EIP': (r, id) => `/ec2/home?region=${r}#ElasticIpDetails:AllocationId=${id}`,
  'AWS::EC2::VPC': (r, id) => `/vpcconsole/home?region=${r}#VpcDetails:VpcId=${id}`,
  'AWS::EC2::Subnet': (r, id) => `/vpcconsole/home?region=${r}#SubnetDetails:subnetId=${id}`,
  'AWS::EC2::NetworkAcl': (r, id) => `/vpcconsole/home?region=${r}#NetworkAclDetails:networkAclId=${id}`,
  'AWS::EC2::RouteTable': (r, id) => `/vpcconsole/home?region=${r}#RouteTableDetails:RouteTableId=${id}`,
  'AWS::EC2::TransitGateway': (r, id) => `/vpcconsole/home?region=${r}#TransitGatewayDetails:transitGatewayId=${id}`,
  'AWS::EC2::ClientVpnEndpoint': (r, id) => `/vpcconsole/home?region=${r}#ClientVPNEndpointDetails:clientVpnEndpointId=${id}`,
  'AWS::EC2::VPNConnection': (r, id) => `/vpcconsole/home?region=${r}#VpnConnectionDetails:VpnConnectionId=${id}`,
  'AWS::EC2::VPCEndpoint': (r, id) => `/vpcconsole/home?region=${r}#EndpointDetails:vpcEndpointId=${id}`,
  'AWS::S3::Bucket': (r, id) => `/s3/buckets/${id}?region=${r}`,
  'AWS::IAM::User': (_, id) => `/iam/home#/users/details/${id}`,
  'AWS::IAM::Role': (_, id) => `/iam/home#/roles/details/${id}`,
  'AWS::IAM::Group': (_, id) => `/iam/home#/groups/details/${id}`,
  'AWS::IAM::ManagedPolicy': (_, __, arn) => `/iam/home#/policies/details/${encodeURIComponent(arn)}`,
  'AWS::IAM::AccountSettings': () => '/iam/home#/account_settings',
  'AWS::RDS::DBInstance': (r, id) => `/rds/home?region=${r}#database:id=${id};is-cluster=false`,
  'AWS::RDS::DBCluster': (r, id) => `/rds/home?region=${r}#database:id=${id};is-cluster=true`,
  'AWS::DocDB::DBCluster': (r, id) => `/docdb/home?region=${r}#cluster-details/${id}`,
  'AWS::Neptune::DBCluster': (r, id) => `/neptune/home?region=${r}#database:id=${id};is-cluster=true`,
  'AWS::RDS::DBSnapshot': (r, id) => `/rds/home?region=${r}#db-snapshot:id=${id}`,
  'AWS::AccessAnalyzer::RegionSettings': (r) => `/access-analyzer/home?region=${r}#/`,
  'AWS::Macie::RegionSettings': (r) => `/macie/home?region=${r}#/`,
  'AWS::SecurityHub::RegionSettings': (r) => `/securityhub/home?region=${r}#/summary`,
  'AWS::Organizations::Organization': () => '/organizations/v2/home/accounts',
  'AWS::Backup::BackupPlan': (r, id) => `/backup/home?region=${r}#/backupplan/details/${id}`,
  'AWS::Backup::RegionSettings': (r) => `/backup/home?region=${r}#/settings`,
  'AWS::KMS::Key': (r, id) => `/kms/home?region=${r}#/kms/keys/${id}`,
  'AWS::Lambda::Function': (r, id) => `/lambda/home?region=${r}#/functions/${id}`,
  'AWS::SNS::Topic': (r, _, arn) => `/sns/v3/home?region=${r}#/topic/${arn}`,
  'AWS::SQS::Queue': (r, id, arn) =>
    `/sqs/v3/home?region=${r}#/queues/${encodeURIComponent(`https://sqs.${arn.split(':')[3]}.amazonaws.com/${arn.split(':')[4]}/${id}`)}`,
  'AWS::SecretsManager::Secret': (r, id) => `/secretsmanager/secret?name=${id}&region=${r}`,
  'AWS::SNS::Subscription': (r, _, arn) => `/sns/v3/home?region=${r}#/subscription/${arn}`,
  'AWS::Events::EventBus': (r, id) => `/events/home?region=${r}#/eventbus/${id}`,
  'AWS::EFS::FileSystem': (r, id) => `/efs/home?region=${r}#/file-systems/${id}`,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': (r, _, arn) => `/ec2/home?region=${r}#LoadBalancer:loadBalancerArn=${arn}`,
  'AWS::ElasticLoadBalancing::LoadBalancer': (r, id) => `/ec2/home?region=${r}#LoadBalancers:search=${id}`,
  'AWS::CloudFront::Distribution': (_, id) => `/cloudfront/v4/home#/distributions/${id}`,
  'AWS::CertificateManager::Certificate': (r, id) => `/acm/home?region=${r}#/certificates/${id}`,
  'AWS::ApiGateway::RestApi': (r, id) => `/apigateway/main/apis/${id}/resources?api=${id}&region=${r}`,
  'AWS::ApiGatewayV2::Api': (r, id) => `/apigateway/main/api-detail?api=${id}&region=${r}`,
  'AWS::Athena::WorkGroup': (r, id) => `/athena/home?region=${r}#/workgroups/details/${id}`,
  'AWS::AutoScaling::AutoScalingGroup': (r, id) => `/ec2/home?region=${r}#AutoScalingGroupDetails:id=${id}`,
  'AWS::CodeBuild::Project': (r, id) => `/codesuite/codebuild/projects/${id}?region=${r}`,
  'AWS::Cognito::UserPool': (r, id) => `/cognito/v2/idp/user-pools/${id}/users?region=${r}`,
  'AWS::ECR::Repository': (r, id, arn) => `/ecr/repositories/private/${arn.split(':')[4]}/${id}?region=${r}`,
  'AWS::ECR::RegionSettings': (r) => `/ecr/private-registry/repositories?region=${r}`,
  'AWS::ECS::Cluster': (r, id) => `/ecs/v2/clusters/${id}?region=${r}`,
  'AWS::ECS::Service': (r, id, arn) => `/ecs/v2/clusters/${encodeURIComponent(arn.split('/')[1] ?? '')}/services/${id}?region=${r}`,
  'AWS::ECS::TaskDefinition': (r, id) => `/ecs/v2/task-definitions/${id.replace('%3A', '/')}?region=${r}`,
  'AWS::EKS::Cluster': (r, id) => `/eks/home?region=${r}#/clusters/${id}`,
  'AWS::EKS::Nodegroup': (r, _, arn) => `/eks/home?region=${r}#/clusters/${arn.split('/')[1]}/nodegroups/${arn.split('/')[2]}`,
  'AWS::SSM::ManagedInstance': (r, id) => `/systems-manager/fleet-manager/managed-nodes/${id}/general?region=${r}`,
  'AWS::SSM::Document': (r, id) => `/systems-manager/documents/${id}/description?region=${r}`,
  'AWS::GuardDuty::RegionSettings': (r) => `/guardduty/home?region=${r}#/findings`,
  'AWS::Inspector2::RegionSettings': (r) => `/inspector/v2/home?region=${r}#/dashboard`,
  'AWS::Inspector2::InspectedResource': (r) => `/inspector/v2/home?region=${r}#/findings/all`,
  'AWS::CloudTrail::Trail': (r, _, arn) => `/cloudtrailv2/home?region=${r}#/trails/${encodeURIComponent(arn)}`,
  'AWS::CloudWatch::Alarm': (r, id) => `/cloudwatch/home?region=${r}#alarmsV2:alarm/${id}`,
  'AWS::Config::RegionSettings': (r) => `/config/home?region=${r}#/dashboard`,
  'AWS::CloudFormation::Stack': (r, _, arn) => `/cloudformation/home?region=${r}#/stacks/stackinfo?stackId=${encodeURIComponent(arn)}`,
};

/** Where the resource is in the AWS console; null for types that have no page of their own. Always https. */
export function consoleUrlOf(resource: { type: string; id: string; arn: string }, region: string): string | null {
  const path = paths[resource.type];
  const host = hosts[resource.arn.split(':')[1] ?? 'aws'];
  if (!path || !host || resource.id === '*') return null;
  const at = region === 'global' ? 'us-east-1' : region;
  return `https://${region === 'global' ? host : `${at}.${host}`}${path(encodeURIComponent(at), encodeURIComponent(resource.id), resource.arn)}`;
}

/** A shell in the browser, signed in to the account that the person is signed in to. Not every region has one. */
export function cloudShellUrlOf(arn: string, region: string): string {
  const host = hosts[arn.split(':')[1] ?? 'aws'] ?? 'console.aws.amazon.com';
  return `https://${encodeURIComponent(region)}.${host}/cloudshell/home?region=${encodeURIComponent(region)}`;
}
