import { defineCheck } from '../define-check';
import { judgeSwitch } from '../shared/databases';
import { clusterNeeds, withCluster } from '../shared/kubernetes';

export const check = defineCheck({
  id: 'eks/cluster-deletion-protected',
  title: 'EKS clusters are protected from deletion',
  severity: 'high',
  resourceType: 'AWS::EKS::Cluster',
  needs: clusterNeeds,
  why: 'One call by mistake, or by somebody who wants to hurt, takes down all that runs in the cluster.',
  remedy: {
    text: 'Turn deletion protection on. It has to be turned off again before the cluster can be deleted.',
    console: 'EKS → Clusters → the cluster → Overview → Deletion protection → Edit.',
    cli: 'aws eks update-cluster-config --name <cluster> --deletion-protection',
    terraform: 'resource "aws_eks_cluster" "this" {\n  deletion_protection = true\n}',
    cloudformation: 'DeletionProtection: true',
  },
  aliases: { prowler: ['eks_cluster_deletion_protection_enabled'] },
  evaluate: ({ data }) =>
    withCluster(data, ({ deletionProtection }) =>
      judgeSwitch(
        deletionProtection,
        { question: 'whether the cluster is protected', on: 'The cluster is protected from deletion', off: 'One call deletes the cluster' },
        { deletionProtection: deletionProtection ?? null },
      ),
    ),
});
