import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'ec2/subnet-no-public-ip-on-launch',
  title: 'Subnets do not give new instances public addresses',
  severity: 'high',
  resourceType: 'AWS::EC2::Subnet',
  needs: ['ec2:DescribeSubnets'],
  why: 'Whatever is started in such a subnet gets a public address without anybody asking for it, and is on the internet if the rules allow.',
  remedy: {
    text: 'Switch the automatic address off, and ask for a public address where one is really meant, at best on a load balancer.',
    console: 'VPC → Subnets → the subnet → Actions → Edit subnet settings → clear Enable auto-assign public IPv4 address.',
    cli: 'aws ec2 modify-subnet-attribute --subnet-id <subnet-id> --no-map-public-ip-on-launch',
    terraform:
      'resource "aws_subnet" "this" {\n  vpc_id                  = "<vpc-id>"\n  cidr_block              = "<range>"\n  map_public_ip_on_launch = false\n}',
    cloudformation: 'MapPublicIpOnLaunch: false',
  },
  aliases: { prowler: ['vpc_subnet_no_public_ip_by_default'], securityHub: ['EC2.15'] },
  requirements: { fsbp: ['EC2.15'] },
  evaluate: ({ data: { MapPublicIpOnLaunch: gives, OwnerId, VpcId, DefaultForAz } }, _, { account }) => {
    if (OwnerId && OwnerId !== account) return notApplicable(`The subnet belongs to account ${OwnerId}`, { owner: OwnerId });
    if (gives === undefined) return unknown('Not known: AWS did not say whether the subnet gives public addresses');
    const evidence = { mapPublicIpOnLaunch: gives, vpc: VpcId ?? null, defaultSubnet: DefaultForAz ?? false };
    return gives
      ? fail('Instances started in the subnet get a public address by themselves', evidence)
      : pass('The subnet gives no public addresses by itself', evidence);
  },
});
