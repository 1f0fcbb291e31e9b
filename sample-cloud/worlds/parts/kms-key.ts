import type { KmsKey } from '@/server/collect/kms/types';
import type { Draft, Tags } from '../draft';
import { uuid } from '../ids';
import { policyText, type Statement } from './policy-document';

/** The ARN of the key that `addKey` adds under this name, known before it is added. */
export function keyArn(draft: Draft, region: string, name: string): string {
  return draft.arn('kms', region, `key/${uuid(`${draft.account}/${region}/${name}`)}`);
}

/** The key that AWS keeps for a service: `awsKeyArn(draft, region, 'ebs')`. */
export function awsKeyArn(draft: Draft, region: string, service: string): string {
  return keyArn(draft, region, `aws/${service}`);
}

/** Lets the account's own IAM policies decide, as AWS's default key policy does. */
export function accountDecides(account: string): Statement {
  return { Sid: 'AccountDecides', Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' };
}

export interface KeyOptions {
  region: string;
  /** Its alias, without `alias/`. */
  name: string;
  created: Date;
  description?: string;
  rotated?: boolean;
  /** Days between rotations; left out: a year. */
  rotationDays?: number;
  /** The material was imported: until when it lasts; null: for ever. Left out: KMS made it. */
  importedUntil?: Date | null;
  disabled?: boolean;
  deletion?: Date;
  multiRegion?: boolean;
  spec?: KmsKey['KeySpec'];
  /** Statements beside the one that leaves it to the account. */
  statements?: readonly Statement[];
  /** false: there is no alias. */
  aliased?: boolean;
  tags?: Tags;
}

/** Adds a customer-managed key; gives its ARN. */
export function addKey(draft: Draft, options: KeyOptions): string {
  const { region, name, spec = 'SYMMETRIC_DEFAULT', statements = [], tags = {} } = options;
  const Arn = keyArn(draft, region, name);
  const KeyId = Arn.split('/')[1] ?? '';
  const symmetric = spec === 'SYMMETRIC_DEFAULT';
  draft.add({
    type: 'AWS::KMS::Key',
    id: KeyId,
    arn: Arn,
    region,
    tags,
    data: {
      KeyId,
      Arn,
      AWSAccountId: draft.account,
      CreationDate: options.created,
      Description: options.description ?? '',
      Enabled: !options.disabled && !options.deletion,
      KeyState: options.deletion ? 'PendingDeletion' : options.disabled ? 'Disabled' : 'Enabled',
      ...(options.deletion && { DeletionDate: options.deletion }),
      KeyManager: 'CUSTOMER',
      Origin: options.importedUntil === undefined ? 'AWS_KMS' : 'EXTERNAL',
      ...(options.importedUntil === null && { ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE' as const }),
      ...(options.importedUntil && { ExpirationModel: 'KEY_MATERIAL_EXPIRES' as const, ValidTo: options.importedUntil }),
      KeyUsage: symmetric ? 'ENCRYPT_DECRYPT' : 'SIGN_VERIFY',
      KeySpec: spec,
      CustomerMasterKeySpec: symmetric ? 'SYMMETRIC_DEFAULT' : 'RSA_2048',
      ...(symmetric ? { EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'] } : { SigningAlgorithms: ['RSASSA_PSS_SHA_256'] }),
      MultiRegion: options.multiRegion ?? false,
      ...(options.multiRegion && {
        MultiRegionConfiguration: { MultiRegionKeyType: 'PRIMARY', PrimaryKey: { Arn, Region: region }, ReplicaKeys: [] },
      }),
      aliases: options.aliased === false ? [] : [`alias/${name}`],
      rotation:
        symmetric && options.importedUntil === undefined
          ? { enabled: options.rotated ?? false, ...(options.rotated && { periodInDays: options.rotationDays ?? 365 }) }
          : null,
      policy: policyText(accountDecides(draft.account), ...statements),
    },
  });
  return Arn;
}

/** Adds the keys that AWS made for its services in a region. */
export function addAwsKeys(draft: Draft, region: string, services: readonly string[], created: Date): void {
  for (const service of services) {
    const Arn = awsKeyArn(draft, region, service);
    const KeyId = Arn.split('/')[1] ?? '';
    draft.add({
      type: 'AWS::KMS::Key',
      id: KeyId,
      arn: Arn,
      region,
      tags: {},
      data: {
        KeyId,
        Arn,
        AWSAccountId: draft.account,
        CreationDate: created,
        Description: `Default key that protects my ${service.toUpperCase()} data when no other key is defined`,
        Enabled: true,
        KeyState: 'Enabled',
        KeyManager: 'AWS',
        Origin: 'AWS_KMS',
        KeyUsage: 'ENCRYPT_DECRYPT',
        KeySpec: 'SYMMETRIC_DEFAULT',
        CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
        EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
        MultiRegion: false,
        aliases: [`alias/aws/${service}`],
        rotation: { enabled: true, periodInDays: 365 },
        policy: policyText({
          Effect: 'Allow',
          Principal: { AWS: '*' },
          Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
          Resource: '*',
          Condition: { StringEquals: { 'kms:CallerAccount': draft.account, 'kms:ViaService': `${service}.${region}.amazonaws.com` } },
        }),
      },
    });
  }
}
