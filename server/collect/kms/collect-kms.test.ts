import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  ListAliasesCommand,
  ListKeysCommand,
  ListResourceTagsCommand,
} from '@aws-sdk/client-kms';
import { GetResourcesCommand } from '@aws-sdk/client-resource-groups-tagging-api';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, type FakeAws, fakeAws } from '../test/fake-session';
import { kmsCollector } from './collector';

const listed = (KeyId: string) => ({ KeyId, KeyArn: `arn:aws:kms:eu-west-1:123456789012:key/${KeyId}` });

/** One key of ours, one of AWS's that an alias gives away, one of AWS's that only its description does. */
function region(): FakeAws {
  return fakeAws()
    .on(ListAliasesCommand, () => ({
      Aliases: [
        { AliasName: 'alias/shop', TargetKeyId: 'own' },
        { AliasName: 'alias/aws/s3', TargetKeyId: 'aws-1' },
        { AliasName: 'alias/aws/ebs' },
      ],
      Truncated: false,
    }))
    .on(ListKeysCommand, () => ({ Keys: [listed('own'), listed('aws-1'), listed('aws-2')], Truncated: false }))
    .on(DescribeKeyCommand, ({ KeyId }) => ({
      KeyMetadata: { KeyId, KeyManager: KeyId === 'own' ? 'CUSTOMER' : 'AWS', KeySpec: 'SYMMETRIC_DEFAULT', Origin: 'AWS_KMS' },
    }))
    .on(GetKeyRotationStatusCommand, () => ({ KeyRotationEnabled: true, RotationPeriodInDays: 90 }))
    .on(GetKeyPolicyCommand, () => ({ Policy: '{}' }))
    .on(GetResourcesCommand, () => ({
      ResourceTagMappingList: [{ ResourceARN: listed('own').KeyArn, Tags: [{ Key: 'team', Value: 'pay' }] }],
      PaginationToken: '',
    }));
}

describe('collecting KMS', () => {
  it('describes only keys that are not marked as AWS-managed', async () => {
    const fake = region();
    const { of } = await collectFrom(fake, kmsCollector);
    expect(fake.calls.filter(({ command }) => command === 'DescribeKey').map(({ input }) => input.KeyId)).toEqual(['own', 'aws-2']);
    expect(of('AWS::KMS::Key')).toMatchObject([
      {
        id: 'own',
        name: 'alias/shop',
        tags: { team: 'pay' },
        data: { aliases: ['alias/shop'], rotation: { enabled: true, periodInDays: 90 }, policy: '{}' },
      },
    ]);
  });

  it('asks each key for its tags where the bulk listing is refused', async () => {
    const fake = region()
      .on(GetResourcesCommand, () => {
        throw awsError('AccessDeniedException', 403);
      })
      .on(ListResourceTagsCommand, () => ({ Tags: [{ TagKey: 'team', TagValue: 'search' }], Truncated: false }));
    const { of, status } = await collectFrom(fake, kmsCollector);
    expect(of('AWS::KMS::Key')[0]?.tags).toEqual({ team: 'search' });
    expect(status('tagging:GetResources')).toBe('denied');
  });

  it.each([
    ['asymmetric', { KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' }],
    ['HMAC', { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' }],
    ['imported', { KeySpec: 'SYMMETRIC_DEFAULT', Origin: 'EXTERNAL' }],
    ['custom store', { KeySpec: 'SYMMETRIC_DEFAULT', Origin: 'AWS_CLOUDHSM' }],
  ])('does not ask a key about rotation that cannot rotate: %s', async (_, metadata) => {
    const fake = region().on(DescribeKeyCommand, ({ KeyId }) => ({
      KeyMetadata: { KeyId, KeyManager: KeyId === 'own' ? 'CUSTOMER' : 'AWS', ...metadata },
    }));
    const { of } = await collectFrom(fake, kmsCollector);
    expect(of('AWS::KMS::Key')[0]?.data.rotation).toBeNull();
    expect(fake.calls.some(({ command }) => command === 'GetKeyRotationStatus')).toBe(false);
  });

  it('keeps a key whose policy refuses us, with its gaps', async () => {
    const refuse = () => {
      throw awsError('AccessDeniedException');
    };
    const fake = region()
      .on(DescribeKeyCommand, refuse)
      .on(GetKeyPolicyCommand, refuse)
      .on(GetKeyRotationStatusCommand, refuse)
      .on(GetResourcesCommand, refuse)
      .on(ListResourceTagsCommand, refuse);
    const [key] = (await collectFrom(fake, kmsCollector)).of('AWS::KMS::Key');
    expect(key?.gaps.map(({ operation }) => operation)).toEqual([
      'kms:DescribeKey',
      'kms:GetKeyPolicy',
      'kms:GetKeyRotationStatus',
      'kms:ListResourceTags',
    ]);
    expect(Object.keys(key?.data ?? {}).toSorted()).toEqual(['Arn', 'KeyId', 'aliases']);
  });

  it('is denied as a whole without ListKeys', async () => {
    const { resources, status } = await collectFrom(
      region().on(ListKeysCommand, () => {
        throw awsError('AccessDeniedException');
      }),
      kmsCollector,
    );
    expect(resources).toEqual([]);
    expect([status('kms:ListKeys'), status('kms:DescribeKey')]).toEqual(['denied', undefined]);
  });

  it('does not walk in a circle of tags', async () => {
    const fake = region()
      .on(GetResourcesCommand, () => {
        throw awsError('AccessDeniedException', 403);
      })
      .on(ListResourceTagsCommand, () => ({ Tags: [], Truncated: true, NextMarker: 'again' }));
    const [key] = (await collectFrom(fake, kmsCollector)).of('AWS::KMS::Key');
    expect(key?.gaps).toEqual([{ operation: 'kms:ListResourceTags', kind: 'malformed', code: 'RepeatedPageToken' }]);
  });
});
