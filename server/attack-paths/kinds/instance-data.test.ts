import { expect, it } from 'vitest';
import { resourceOf } from '@/server/checks/shared/testing';
import { pathsOf, tryKind } from '../testing/try-kind';
import { allow, anywhere, bucket, group, instance, network, role } from '../testing/world';
import { instanceData } from './instance-data';

const world = [...network(), group([anywhere(443)]), instance()];
const reader = role([allow('s3:GetObject')]);
const keyArn = 'arn:aws:kms:eu-central-1:111122223333:key/k-1';
const key = (policy: string) =>
  resourceOf('AWS::KMS::Key', { id: 'k-1', arn: keyArn, data: { KeyId: 'k-1', Arn: keyArn, aliases: [], policy } });
const locked = bucket({
  encryption: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyArn } }] },
});
const oneCaller = JSON.stringify({
  Statement: [
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/other' } },
    },
  ],
});

tryKind(instanceData, {
  bad: [...world, reader, bucket()],
  good: {
    'where there is no bucket': [...world, reader],
    'with a role for another bucket': [...world, role([allow('s3:GetObject', 'arn:aws:s3:::other/*')]), bucket()],
    'where the key is for others': [...world, reader, locked, key(JSON.stringify({ Statement: [] }))],
  },
  fix: /Take the right to read the bucket/,
  over: ['Internet', 'web', 'app', 'customer-exports'],
});

it('is possible where the bucket may refuse the caller', () => {
  const [path] = pathsOf(instanceData, [...world, reader, bucket({ policy: oneCaller })]);
  expect(path?.evidence).toBe('possible');
  expect(path?.detail.reasons[0]).toContain('depends on the call');
});

it('leads to sensitive data first, and names the rest beside it', () => {
  const [path, ...others] = pathsOf(instanceData, [...world, reader, bucket({}, 'build-cache'), bucket(), bucket({}, 'assets')]);
  expect(others).toEqual([]);
  expect(path?.target.name).toBe('customer-exports');
  expect(path?.detail.also.map(({ name }) => name)).toEqual(['assets', 'build-cache']);
  expect(path?.detail.blast).toBe(3);
});
