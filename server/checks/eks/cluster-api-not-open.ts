import { defineCheck, fail, pass, unknown } from '../define-check';
import { clusterNeeds, withCluster } from '../shared/kubernetes';
import { some } from '../shared/security-groups';

/** Without a list AWS lets everybody in. */
const isWholeInternet = (cidr: string): boolean => cidr === '0.0.0.0/0' || cidr === '::/0';

export const check = defineCheck({
  id: 'eks/cluster-api-not-open',
  title: 'The API of EKS clusters is not open to the whole internet',
  severity: 'high',
  resourceType: 'AWS::EKS::Cluster',
  needs: clusterNeeds,
  why: 'Everybody may try stolen credentials and new flaws of Kubernetes on an API that answers the whole internet.',
  remedy: {
    text: 'Take the public endpoint away, or let only your own addresses in; turn the private endpoint on before.',
    console: 'EKS → Clusters → the cluster → Networking → Manage endpoint access.',
    cli: 'aws eks update-cluster-config --name <cluster> --resources-vpc-config endpointPrivateAccess=true,endpointPublicAccess=false',
    terraform: 'vpc_config {\n  endpoint_private_access = true\n  endpoint_public_access  = false\n}',
    cloudformation: 'ResourcesVpcConfig:\n  EndpointPrivateAccess: true\n  EndpointPublicAccess: false',
  },
  aliases: { prowler: ['eks_cluster_not_publicly_accessible'], securityHub: ['EKS.1'] },
  requirements: { fsbp: ['EKS.1'] },
  evaluate: ({ data }) =>
    withCluster(data, ({ resourcesVpcConfig: place }) => {
      if (place?.endpointPublicAccess === undefined) return unknown('Not known: AWS did not tell who reaches the API');
      const sources = [...(place.publicAccessCidrs ?? [])].sort();
      const evidence = { public: place.endpointPublicAccess, private: place.endpointPrivateAccess ?? null, sources };
      if (!place.endpointPublicAccess) return pass('The API has no public endpoint', evidence);
      const open = sources.length === 0 || sources.some(isWholeInternet);
      return open
        ? fail('The whole internet reaches the API', evidence)
        : pass(`Only ${some(sources)} reach the API from outside`, evidence);
    }),
});
