import { defineCheck, fail, pass, unknown } from '../define-check';
import { clusterNeeds, supportEnds, withCluster } from '../shared/kubernetes';

export const check = defineCheck({
  id: 'eks/cluster-version-supported',
  title: 'EKS clusters run a version of Kubernetes in standard support',
  severity: 'high',
  resourceType: 'AWS::EKS::Cluster',
  needs: clusterNeeds,
  why: 'Versions out of standard support get fewer fixes, cost six times as much, and are upgraded by AWS when their time is over.',
  remedy: {
    text: 'Upgrade version by version: the control plane, then add-ons, then nodes. Read the upgrade insights of the cluster before.',
    console: 'EKS → Clusters → the cluster → Upgrade now.',
    cli: 'aws eks update-cluster-version --name <cluster> --kubernetes-version <next-version>',
    terraform: 'resource "aws_eks_cluster" "this" {\n  version = "<version>"\n}',
    cloudformation: 'Version: <version>',
  },
  differs: 'Goes by the dates of standard support, not by a fixed oldest version; extended support does not count.',
  aliases: { prowler: ['eks_cluster_uses_a_supported_version'], securityHub: ['EKS.2'] },
  requirements: { fsbp: ['EKS.2'] },
  evaluate: ({ data }, _, { now }) =>
    withCluster(data, ({ version }) => {
      if (!version) return unknown('Not known: AWS did not tell the version');
      const ends = supportEnds(version);
      if (ends === undefined) return unknown(`Not known: ${version} is no version that we know`, { version });
      const evidence = { version, standardSupportEnds: ends };
      if (ends === null) return pass(`Kubernetes ${version} is newer than all versions that end`, evidence);
      return now.getTime() > new Date(`${ends}T23:59:59Z`).getTime()
        ? fail(`Standard support of Kubernetes ${version} ended on ${ends}`, evidence)
        : pass(`Kubernetes ${version} is in standard support until ${ends}`, evidence);
    }),
});
