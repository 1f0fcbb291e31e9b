import type { Remedy } from '../types';

interface Setting {
  text: string;
  /** Options of the modify command, such as `--deletion-protection`. */
  options: string;
  /** Lines of the Terraform resource. */
  terraform: string;
  /** Properties of the CloudFormation resource. */
  cloudformation: string;
}

const indent = (lines: string): string => lines.replace(/^/gm, '  ');

/** How to change one setting of a DB instance. */
export const instanceSetting = ({ text, options, terraform, cloudformation }: Setting): Remedy => ({
  text,
  console: 'RDS → Databases → the instance → Modify.',
  cli: `aws rds modify-db-instance --db-instance-identifier <instance> ${options} --apply-immediately`,
  terraform: `resource "aws_db_instance" "this" {\n${indent(terraform)}\n}`,
  cloudformation,
});

/** How to change one setting of a DB cluster. */
export const clusterSetting = ({ text, options, terraform, cloudformation }: Setting): Remedy => ({
  text,
  console: 'RDS → Databases → the cluster → Modify.',
  cli: `aws rds modify-db-cluster --db-cluster-identifier <cluster> ${options} --apply-immediately`,
  terraform: `resource "aws_rds_cluster" "this" {\n${indent(terraform)}\n}`,
  cloudformation,
});
