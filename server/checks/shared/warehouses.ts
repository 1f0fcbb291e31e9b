import type { ResourceData } from '@/server/collect/resource-data';
import { notApplicable } from '../define-check';
import type { Remedy, Verdict } from '../types';

type Warehouse = ResourceData['AWS::Redshift::Cluster'];

/** Asks about a Redshift cluster, unless it is going away. */
export function withWarehouse(data: Warehouse, ask: (cluster: Warehouse) => Verdict): Verdict {
  return data.ClusterStatus === 'deleting' ? notApplicable('The cluster is being deleted') : ask(data);
}

interface Setting {
  text: string;
  options: string;
  terraform: string;
  cloudformation: string;
}

/** How to change one setting of a Redshift cluster. */
export const warehouseSetting = ({ text, options, terraform, cloudformation }: Setting): Remedy => ({
  text,
  console: 'Amazon Redshift → Clusters → the cluster → Properties → Edit.',
  cli: `aws redshift modify-cluster --cluster-identifier <cluster> ${options}`,
  terraform: `resource "aws_redshift_cluster" "this" {\n  ${terraform}\n}`,
  cloudformation,
});
