import {
  CreateBucketCommand,
  PutBucketAclCommand,
  PutBucketPolicyCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { type Expectation, fails, passes, twins } from '../lib/expectation';
import { account, type Connect } from '../lib/moto';

/** Ways to open a bucket, each beside something that looks alike and is shut. */
export async function arrangeBuckets(connect: Connect): Promise<Expectation[]> {
  const s3 = connect(S3Client);
  const open = ['shop-brochures', 'shop-dropbox', 'shop-listing', 'shop-wall'];
  const shut = ['shop-shared', 'shop-shielded', 'shop-office'];
  for (const Bucket of [...open, ...shut]) await s3.send(new CreateBucketCommand({ Bucket, ObjectOwnership: 'ObjectWriter' }));

  const allow = (Bucket: string, Action: string, Principal: unknown, Condition?: object) =>
    s3.send(
      new PutBucketPolicyCommand({
        Bucket,
        Policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal, Action, Resource: `arn:aws:s3:::${Bucket}/*`, Condition }],
        }),
      }),
    );
  await allow('shop-brochures', 's3:GetObject', '*');
  await allow('shop-dropbox', 's3:PutObject', { AWS: '*' });
  await s3.send(new PutBucketAclCommand({ Bucket: 'shop-listing', ACL: 'public-read' }));
  // Not the canned 'public-read-write': of its two grants moto tells the first only.
  const everybody = 'uri="http://acs.amazonaws.com/groups/global/AllUsers"';
  await s3.send(new PutBucketAclCommand({ Bucket: 'shop-wall', GrantRead: everybody, GrantWrite: everybody }));

  await allow('shop-shared', 's3:GetObject', { AWS: 'arn:aws:iam::999988887777:root' });
  await allow('shop-shielded', 's3:GetObject', '*');
  await s3.send(
    new PutPublicAccessBlockCommand({
      Bucket: 'shop-shielded',
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    }),
  );
  // A condition that narrows everybody to one network makes it a policy that S3 itself calls not public.
  await allow('shop-office', 's3:GetObject', '*', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } });

  return [
    ...fails('s3/bucket-not-public', ...open),
    ...passes('s3/bucket-not-public', ...shut),
    ...twins('s3/bucket-policy-not-public-read', 'shop-brochures', 'shop-shared'),
    ...passes('s3/bucket-policy-not-public-read', 'shop-office'),
    ...twins('s3/bucket-policy-not-public-write', 'shop-dropbox', 'shop-brochures'),
    ...twins('s3/bucket-acl-not-public-read', 'shop-listing', 'shop-brochures'),
    ...twins('s3/bucket-acl-not-public-write', 'shop-wall', 'shop-listing'),
    ...twins('s3/bucket-no-latent-public-grants', 'shop-shielded', 'shop-office'),
    ...twins('s3/bucket-cross-account-access', 'shop-shared', 'shop-brochures'),
    // Its good twin is the other account.
    ...fails('s3/account-public-access-blocked', account),
  ];
}
