import { defineCheck, fail, pass, unknown } from '../define-check';
import { clusterNeeds, withCluster } from '../shared/kubernetes';

/** `{"enableNetworkPolicy":"true"}`; null: no telling. */
function isEnforcing(values: string | undefined): boolean | null {
  if (!values?.trim()) return false;
  try {
    const { enableNetworkPolicy } = JSON.parse(values) as { enableNetworkPolicy?: unknown };
    return String(enableNetworkPolicy) === 'true';
  } catch {
    // The values may be YAML as well.
    const [, value] = /^\s*enableNetworkPolicy:\s*["']?(\w+)/m.exec(values) ?? [];
    return value === undefined ? (values.includes('enableNetworkPolicy') ? null : false) : value === 'true';
  }
}

export const check = defineCheck({
  id: 'eks/cluster-network-policies',
  title: 'EKS clusters enforce network policies',
  severity: 'high',
  resourceType: 'AWS::EKS::Cluster',
  needs: [...clusterNeeds, 'eks:DescribeAddon'],
  why: 'Without network policies every pod reaches every other one: one that is broken into opens the whole cluster.',
  remedy: {
    text: 'Turn enableNetworkPolicy on in the VPC CNI add-on, then write policies that deny by default in every namespace.',
    console: 'EKS → Clusters → the cluster → Add-ons → Amazon VPC CNI → Edit → Configuration values.',
    cli: 'aws eks update-addon --cluster-name <cluster> --addon-name vpc-cni --configuration-values \'{"enableNetworkPolicy":"true"}\'',
    terraform:
      'resource "aws_eks_addon" "vpc_cni" {\n  cluster_name         = "<cluster>"\n  addon_name           = "vpc-cni"\n  configuration_values = jsonencode({ enableNetworkPolicy = "true" })\n}',
    cloudformation: 'Type: AWS::EKS::Addon\nProperties:\n  AddonName: vpc-cni\n  ConfigurationValues: \'{"enableNetworkPolicy":"true"}\'',
  },
  differs: 'Asks the network add-on whether it enforces policies; others are content with the security group that every cluster has.',
  aliases: { prowler: ['eks_cluster_network_policy_enabled'] },
  evaluate: ({ data }) =>
    withCluster(data, ({ networkAddOn, computeConfig }) => {
      if (networkAddOn === undefined) return unknown('Not known: the network add-on was not given');
      if (networkAddOn === null)
        return unknown('Not known: EKS does not manage the network of the cluster, so that only the cluster itself can tell', {
          addOn: null,
          autoMode: computeConfig?.enabled ?? false,
        });
      const enabled = isEnforcing(networkAddOn.configurationValues);
      const evidence = { addOn: networkAddOn.addonVersion ?? null, enableNetworkPolicy: enabled };
      if (enabled === null) return unknown('Not known: the settings of the network add-on are malformed', evidence);
      return enabled
        ? pass('The network add-on enforces network policies', evidence)
        : fail('The network add-on ignores network policies', evidence);
    }),
});
