import { expect, it } from 'vitest';
import { pathsOf, tryKind } from '../testing/try-kind';
import { accountSettings, bucket, open } from '../testing/world';
import { bucketPublicData } from './bucket-public-data';

const readable = open('s3:GetObject', 'arn:aws:s3:::customer-exports/*');
const shut = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };

tryKind(bucketPublicData, {
  bad: [accountSettings(), bucket({ policy: readable })],
  good: {
    'with a block on the bucket': [accountSettings(), bucket({ policy: readable, publicAccessBlock: shut })],
    'with a block on the account': [accountSettings(shut), bucket({ policy: readable })],
    'without a policy': [accountSettings(), bucket()],
  },
  fix: /Block Public Access/,
  over: ['Internet', 'customer-exports'],
});

it('is possible where the block of the account could not be read', () => {
  const [path] = pathsOf(bucketPublicData, [accountSettings(undefined), bucket({ policy: readable })].slice(1), [
    's3control:GetPublicAccessBlock',
  ]);
  expect(path?.evidence).toBe('possible');
});

it('is worse where the name tells that the data is sensitive', () => {
  const plain = open('s3:GetObject', 'arn:aws:s3:::assets/*');
  const [dull] = pathsOf(bucketPublicData, [accountSettings(), bucket({ policy: plain }, 'assets')]);
  const [bad] = pathsOf(bucketPublicData, [accountSettings(), bucket({ policy: readable })]);
  expect(bad?.score).toBeGreaterThan(dull?.score ?? 0);
});
