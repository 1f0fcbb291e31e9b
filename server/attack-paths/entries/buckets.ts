import type { Access, Exposure } from '@/server/aws/policy/bucket-exposure';
import { bucketExposure, parsePolicy } from '@/server/aws/policy/questions';
import type { Resource } from '@/server/collect/types';
import { anyAwsAccount, type Cut, internet, nodeOf, type Step } from '../found-path';
import type { Landscape } from '../landscape/landscape';
import { exposures, factor } from '../score';
import type { Factor, PathNode } from '../types';

export type Bucket = Resource<'AWS::S3::Bucket'>;

export const bucketNeeds = [
  's3:ListBuckets',
  's3:GetBucketPolicy',
  's3:GetBucketAcl',
  's3:GetBucketOwnershipControls',
  's3:GetPublicAccessBlock',
  's3control:GetPublicAccessBlock',
] as const;
export const bucketReads = ['AWS::S3::Bucket', 'AWS::S3::AccountSettings'] as const;

export interface OpenBucket {
  bucket: Bucket;
  start: PathNode;
  step: Step;
  exposure: Factor;
  ways: readonly Exposure[];
}

const blockPublic = (bucket: Bucket, cost: Cut['cost'] = 1): Cut => ({
  text: `Switch on all four settings of Block Public Access on the bucket ${bucket.id}`,
  cost,
  on: bucket.arn,
  checkId: 's3/bucket-public-access-blocked',
  changes: [
    {
      arn: bucket.arn,
      to: (data: Bucket['data']) => ({
        ...data,
        publicAccessBlock: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true },
      }),
    },
  ],
});

/** Buckets that the public can read (or list), or write to. What the account's own block says is taken for switched off when nobody could read it. */
export function openBuckets(land: Landscape, wanted: readonly Access[]): OpenBucket[] {
  return land.list('AWS::S3::Bucket').flatMap((bucket) => {
    const ways = exposuresOf(bucket, land).filter(({ access, blockedBy }) => blockedBy === null && wanted.includes(access));
    const [first] = ways;
    if (!first) return [];
    const isAnyone = ways.some(({ audience }) => audience === 'anyone');
    const unseen =
      accountBlock(land) === undefined
        ? (land.missing(['s3control:GetPublicAccessBlock'], 'global') ?? 'the account’s own public-access block was not read')
        : null;
    return [
      {
        bucket,
        start: isAnyone ? internet : anyAwsAccount,
        step: { to: nodeOf(bucket), why: first.reason, unseen, cuts: [blockPublic(bucket)] },
        exposure: isAnyone
          ? factor(exposures.anyone, 'It takes no account and no password')
          : factor(exposures.anyAwsAccount, 'It takes any AWS account'),
        ways,
      },
    ];
  });
}

const accountBlock = (land: Landscape) => land.list('AWS::S3::AccountSettings')[0]?.data.publicAccessBlock;

function exposuresOf({ data }: Bucket, land: Landscape): Exposure[] {
  const policy = parsePolicy(data.policy);
  if (policy === 'malformed') return [];
  const { acl, ownership, publicAccessBlock } = data;
  return bucketExposure({ policy, acl, ownership, publicAccessBlock, accountPublicAccessBlock: accountBlock(land) }, land.owner);
}
