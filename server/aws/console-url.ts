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
  'AWS::S3::Bucket': (r, id) => `/s3/buckets/${id}?region=${r}`,
  'AWS::IAM::User': (_, id) => `/iam/home#/users/details/${id}`,
  'AWS::IAM::Role': (_, id) => `/iam/home#/roles/details/${id}`,
  'AWS::IAM::Group': (_, id) => `/iam/home#/groups/details/${id}`,
  'AWS::IAM::ManagedPolicy': (_, __, arn) => `/iam/home#/policies/details/${encodeURIComponent(arn)}`,
  'AWS::IAM::AccountSettings': () => '/iam/home#/account_settings',
  'AWS::RDS::DBInstance': (r, id) => `/rds/home?region=${r}#database:id=${id};is-cluster=false`,
  'AWS::RDS::DBCluster': (r, id) => `/rds/home?region=${r}#database:id=${id};is-cluster=true`,
  'AWS::RDS::DBSnapshot': (r, id) => `/rds/home?region=${r}#db-snapshot:id=${id}`,
  'AWS::KMS::Key': (r, id) => `/kms/home?region=${r}#/kms/keys/${id}`,
  'AWS::Lambda::Function': (r, id) => `/lambda/home?region=${r}#/functions/${id}`,
  'AWS::CloudTrail::Trail': (r, _, arn) => `/cloudtrailv2/home?region=${r}#/trails/${encodeURIComponent(arn)}`,
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
