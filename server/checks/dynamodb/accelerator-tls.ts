import { defineCheck, fail, pass, unknown } from '../define-check';
import { withAccelerator } from '../shared/dynamodb-tables';

export const check = defineCheck({
  id: 'dynamodb/accelerator-tls',
  title: 'DynamoDB Accelerator clusters talk to their clients by TLS',
  severity: 'medium',
  resourceType: 'AWS::DAX::Cluster',
  needs: ['dax:DescribeClusters'],
  why: 'Items travel between the applications and the cluster as plain text otherwise, past everybody who can listen in the network.',
  remedy: {
    text: 'TLS can only be chosen when a cluster is made: make a new one with it, use a client that speaks TLS, and delete this one.',
    console: 'DynamoDB → DAX → Clusters → Create cluster.',
    cli: 'aws dax create-cluster --cluster-name <new-cluster> --cluster-endpoint-encryption-type TLS --node-type <type> --replication-factor 3 --iam-role-arn <role-arn>',
    terraform: 'resource "aws_dax_cluster" "this" {\n  cluster_endpoint_encryption_type = "TLS"\n}',
    cloudformation: 'ClusterEndpointEncryptionType: TLS',
  },
  aliases: { prowler: ['dynamodb_accelerator_cluster_in_transit_encryption_enabled'], securityHub: ['DynamoDB.7'] },
  requirements: { fsbp: ['DynamoDB.7'] },
  evaluate: ({ data }) =>
    withAccelerator(data, ({ ClusterEndpointEncryptionType: type }) => {
      if (type === undefined) return unknown('Not known: AWS did not tell how the cluster talks to its clients');
      return type === 'TLS' ? pass('The cluster talks by TLS', { type }) : fail('The cluster talks in plain text', { type });
    }),
});
