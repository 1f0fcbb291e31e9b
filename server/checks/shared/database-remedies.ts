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

interface ClusterService {
  /** As the console names it. */
  console: string;
  /** The service of the command line. */
  command: string;
  terraform: string;
  /** What Terraform calls its KMS key. */
  key: string;
}

/** DocumentDB and Neptune, whose clusters are changed by commands of their own. */
export const neighbourServices = {
  documentdb: { console: 'Amazon DocumentDB', command: 'docdb', terraform: 'aws_docdb_cluster', key: 'kms_key_id' },
  neptune: { console: 'Neptune', command: 'neptune', terraform: 'aws_neptune_cluster', key: 'kms_key_arn' },
} as const satisfies Record<string, ClusterService>;

/** How to change one setting of a cluster of DocumentDB or Neptune. */
export const neighbourSetting = (service: ClusterService, { text, options, terraform, cloudformation }: Setting): Remedy => ({
  text,
  console: `${service.console} → Clusters → the cluster → Modify.`,
  cli: `aws ${service.command} modify-db-cluster --db-cluster-identifier <cluster> ${options} --apply-immediately`,
  terraform: `resource "${service.terraform}" "this" {\n${indent(terraform)}\n}`,
  cloudformation,
});

/** How to encrypt what was made without a key. */
export const encryptedAnew = (service: ClusterService, engine: string): Remedy => ({
  text: 'Encryption can only be chosen when a cluster is made: restore a snapshot into a new cluster with a key, and move the applications over.',
  console: `${service.console} → Snapshots → the snapshot → Actions → Restore, with a KMS key.`,
  cli: `aws ${service.command} restore-db-cluster-from-snapshot --db-cluster-identifier <new-cluster> --snapshot-identifier <snapshot> --engine ${engine} --kms-key-id <key-arn>`,
  terraform: `resource "${service.terraform}" "this" {\n  storage_encrypted = true\n  ${service.key.padEnd('storage_encrypted'.length)} = "<key-arn>"\n}`,
  cloudformation: 'StorageEncrypted: true\nKmsKeyId: <key-arn>',
});

/** How to stop sharing a cluster's snapshot with everybody. */
export const unsharedSnapshot = (service: ClusterService): Remedy => ({
  text: 'Make the snapshot private at once, treat what is in it as leaked, and change the credentials that it holds.',
  console: `${service.console} → Snapshots → the snapshot → Actions → Share → Private.`,
  cli: `aws ${service.command} modify-db-cluster-snapshot-attribute --db-cluster-snapshot-identifier <snapshot> --attribute-name restore --values-to-remove all`,
});

/** How to replace an unencrypted snapshot of a cluster. */
export const encryptedSnapshot = (service: ClusterService, engine: string): Remedy => ({
  ...encryptedAnew(service, engine),
  text: 'A copy of it cannot be encrypted: restore the snapshot into a new cluster with a key, take a snapshot of that, and delete the original.',
  terraform: undefined,
  cloudformation: undefined,
});
