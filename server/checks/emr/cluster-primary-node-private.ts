import type { Resource } from '@/server/collect/types';
import { defineCheck, fail, notApplicable, pass, readFields, unknown } from '../define-check';
import { indexedBy } from '../shared/index-by';

/** Tags by which EMR marks its instances (docs.aws.amazon.com/emr: emr-plan-tags). */
const clusterTag = 'aws:elasticmapreduce:job-flow-id';
const roleTag = 'aws:elasticmapreduce:instance-group-role';

type Instance = Resource<'AWS::EC2::Instance'>;
const clusterOf = ({ tags }: Instance) => [tags[clusterTag]];
const isAlive = ({ data }: Instance) => !['shutting-down', 'terminated'].includes(data.State?.Name ?? '');

export const check = defineCheck({
  id: 'emr/cluster-primary-node-private',
  title: 'The primary nodes of EMR clusters have no public address',
  severity: 'medium',
  resourceType: 'AWS::EMR::Cluster',
  needs: ['emr:ListClusters', 'emr:DescribeCluster', 'ec2:DescribeInstances'],
  reads: [readFields('AWS::EC2::Instance', 'region', 'State', 'PublicIpAddress')],
  why: 'The primary node runs the consoles of the whole cluster; with a public address only a security group keeps the internet from them.',
  remedy: {
    text: 'Start the cluster anew in a private subnet, and reach it by Session Manager, a VPN or a bastion.',
    console: 'Amazon EMR → Clusters → Clone → Networking → a private subnet.',
    cli: 'aws emr create-cluster --release-label <release> --instance-type <type> --instance-count 3 --ec2-attributes SubnetId=<private-subnet-id> --use-default-roles',
    terraform: 'resource "aws_emr_cluster" "this" {\n  ec2_attributes {\n    subnet_id = "<private-subnet-id>"\n  }\n}',
    cloudformation: 'Instances:\n  Ec2SubnetId: <private-subnet-id>',
  },
  aliases: { prowler: ['emr_cluster_master_nodes_no_public_ip'], securityHub: ['EMR.1'] },
  requirements: { fsbp: ['EMR.1'] },
  evaluate: ({ id, data }, snapshot) => {
    const { Status, MasterPublicDnsName: name, Ec2InstanceAttributes } = data;
    if (Status?.State?.startsWith('TERMINAT')) return notApplicable('The cluster is being terminated');
    const nodes = indexedBy(snapshot.list('AWS::EC2::Instance'), clusterOf, id).filter(isAlive);
    // Clusters of instance fleets mark their nodes by the cluster alone.
    const primaries = nodes.filter(({ tags }) => tags[roleTag] === 'MASTER');
    const looked = primaries.length > 0 ? primaries : nodes;
    const open = looked.filter((node) => node.data.PublicIpAddress);
    const evidence = {
      subnet: Ec2InstanceAttributes?.Ec2SubnetId ?? null,
      name: name ?? null,
      nodes: looked.map((node) => ({ instance: node.id, publicAddress: node.data.PublicIpAddress ?? null })),
    };
    // AWS names a node after its public address where it has one: `ec2-203-0-113-5.…`.
    if (name?.startsWith('ec2-')) return fail('The primary node has a public address', evidence);
    if (primaries.length > 0)
      return open.length > 0
        ? fail(`The primary node has the public address ${open[0]?.data.PublicIpAddress}`, evidence)
        : pass('The primary node has private addresses only', evidence);
    if (nodes.length > 0 && open.length === 0) return pass('No node of the cluster has a public address', evidence);
    return unknown('Not known: the primary node was not found among the instances', evidence);
  },
});
