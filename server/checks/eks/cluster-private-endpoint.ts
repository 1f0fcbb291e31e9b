import { defineCheck } from '../define-check';
import { judgeSwitch } from '../shared/databases';
import { clusterNeeds, withCluster } from '../shared/kubernetes';

export const check = defineCheck({
  id: 'eks/cluster-private-endpoint',
  title: 'Nodes of EKS clusters reach the API without leaving the network',
  severity: 'high',
  resourceType: 'AWS::EKS::Cluster',
  needs: clusterNeeds,
  why: 'Without the private endpoint, nodes talk to their control plane by public addresses, which the API then has to stay open for.',
  remedy: {
    text: 'Turn the private endpoint on.',
    console: 'EKS → Clusters → the cluster → Networking → Manage endpoint access → Private.',
    cli: 'aws eks update-cluster-config --name <cluster> --resources-vpc-config endpointPrivateAccess=true',
    terraform: 'vpc_config {\n  endpoint_private_access = true\n}',
    cloudformation: 'ResourcesVpcConfig:\n  EndpointPrivateAccess: true',
  },
  aliases: { prowler: ['eks_cluster_private_nodes_enabled'] },
  evaluate: ({ data }) =>
    withCluster(data, ({ resourcesVpcConfig: place }) =>
      judgeSwitch(
        place?.endpointPrivateAccess,
        {
          question: 'whether the API has a private endpoint',
          on: 'The API has a private endpoint',
          off: 'The API has no private endpoint',
        },
        { private: place?.endpointPrivateAccess ?? null, public: place?.endpointPublicAccess ?? null },
      ),
    ),
});
