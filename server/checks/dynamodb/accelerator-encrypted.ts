import { defineCheck, fail, pass, unknown } from '../define-check';
import { withAccelerator } from '../shared/dynamodb-tables';

export const check = defineCheck({
  id: 'dynamodb/accelerator-encrypted',
  title: 'DynamoDB Accelerator clusters keep their items encrypted',
  severity: 'medium',
  resourceType: 'AWS::DAX::Cluster',
  needs: ['dax:DescribeClusters'],
  why: 'What the cluster caches is written to the disks of its nodes; unencrypted, it can be read there without a key, whatever protects the table.',
  remedy: {
    text: 'Encryption can only be chosen when a cluster is made: make a new one with it, point the applications there, and delete this one.',
    console: 'DynamoDB → DAX → Clusters → Create cluster.',
    cli: 'aws dax create-cluster --cluster-name <new-cluster> --sse-specification Enabled=true --node-type <type> --replication-factor 3 --iam-role-arn <role-arn>',
    terraform: 'resource "aws_dax_cluster" "this" {\n  server_side_encryption {\n    enabled = true\n  }\n}',
    cloudformation: 'SSESpecification:\n  SSEEnabled: true',
  },
  aliases: { prowler: ['dynamodb_accelerator_cluster_encryption_enabled'], securityHub: ['DynamoDB.3'] },
  requirements: { fsbp: ['DynamoDB.3'] },
  evaluate: ({ data }) =>
    withAccelerator(data, ({ SSEDescription }) => {
      const status = SSEDescription?.Status;
      if (status === undefined) return unknown('Not known: AWS did not tell whether the cluster is encrypted');
      return status === 'ENABLED' || status === 'ENABLING'
        ? pass('The cluster is encrypted', { status })
        : fail('The cluster is not encrypted', { status });
    }),
});
