import type { PublicAccessBlockConfiguration } from '@aws-sdk/client-s3-control';
import type { Draft } from '../draft';

interface AccessPointOptions {
  region: string;
  name: string;
  bucket: string;
  block: PublicAccessBlockConfiguration;
  refuses?: readonly string[];
}

/** Adds an access point to a bucket. */
export function addAccessPoint(draft: Draft, { region, name, bucket, block, refuses }: AccessPointOptions): void {
  const arn = draft.arn('s3', region, `accesspoint/${name}`);
  draft.add({
    type: 'AWS::S3::AccessPoint',
    id: name,
    arn,
    region,
    tags: {},
    data: { Name: name, NetworkOrigin: 'Internet', Bucket: bucket, AccessPointArn: arn, BucketAccountId: draft.account, block },
    ...(refuses && { refuses }),
  });
}

/** Adds an access point over buckets of several regions, by region. */
export function addMultiRegionAccessPoint(
  draft: Draft,
  {
    name,
    created,
    buckets,
    block,
  }: { name: string; created: Date; buckets: Readonly<Record<string, string>>; block: PublicAccessBlockConfiguration },
): void {
  const Alias = `${draft.id('m', name).replace('-', '')}.mrap`;
  draft.add({
    type: 'AWS::S3::MultiRegionAccessPoint',
    id: name,
    arn: draft.arn('s3', '', `accesspoint/${Alias}`),
    region: 'global',
    tags: {},
    data: {
      Name: name,
      Alias,
      CreatedAt: created,
      Status: 'READY',
      PublicAccessBlock: block,
      Regions: Object.entries(buckets).map(([Region, Bucket]) => ({ Region, Bucket, BucketAccountId: draft.account })),
    },
  });
}
