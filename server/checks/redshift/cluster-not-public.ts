import { defineCheck, fail, pass, unknown } from '../define-check';
import { warehouseSetting, withWarehouse } from '../shared/warehouses';

export const check = defineCheck({
  id: 'redshift/cluster-not-public',
  title: 'Redshift clusters have no public address',
  severity: 'high',
  resourceType: 'AWS::Redshift::Cluster',
  needs: ['redshift:DescribeClusters'],
  why: 'With a public address only a security group keeps the internet from the warehouse, and one careless rule is enough.',
  remedy: warehouseSetting({
    text: 'Make the cluster private. Let people and tools in by a VPN or a managed VPC endpoint.',
    options: '--no-publicly-accessible',
    terraform: 'publicly_accessible = false',
    cloudformation: 'PubliclyAccessible: false',
  }),
  aliases: { securityHub: ['Redshift.1'] },
  requirements: { fsbp: ['Redshift.1'] },
  evaluate: ({ data }) =>
    withWarehouse(data, ({ PubliclyAccessible, Endpoint }) => {
      if (PubliclyAccessible === undefined) return unknown('Not known: AWS did not tell whether the cluster has a public address');
      const evidence = { publiclyAccessible: PubliclyAccessible, address: Endpoint?.Address ?? null };
      return PubliclyAccessible
        ? fail('The cluster has a public address', evidence)
        : pass('The cluster has private addresses only', evidence);
    }),
});
