import { HeadBucketCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import {
  GetAccessPointCommand,
  GetPublicAccessBlockCommand,
  ListAccessPointsCommand,
  ListMultiRegionAccessPointsCommand,
} from '@aws-sdk/client-s3-control';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { s3Collector } from './collector';

const block = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };
const arn = (region: string, name: string) => `arn:aws:s3:${region}:123456789012:accesspoint/${name}`;

/** An access point in each of two regions, and one over both. */
const account = () =>
  fakeAws()
    .on(ListBucketsCommand, () => ({ Buckets: [] }))
    .on(HeadBucketCommand, () => {
      throw awsError('NotFound', 404);
    })
    .on(GetPublicAccessBlockCommand, () => ({ PublicAccessBlockConfiguration: block }))
    .on(ListAccessPointsCommand, (_, region) => ({
      AccessPointList: [{ Name: `in-${region}`, Bucket: 'shop', NetworkOrigin: 'Internet', AccessPointArn: arn(region, `in-${region}`) }],
    }))
    .on(GetAccessPointCommand, () => ({ PublicAccessBlockConfiguration: block }))
    .on(ListMultiRegionAccessPointsCommand, () => ({ AccessPoints: [{ Name: 'world', Alias: 'm1.mrap', PublicAccessBlock: block }] }));

describe('collecting access points', () => {
  it('asks each region, and for those over several regions the one that knows them', async () => {
    const fake = account();
    const { of, coverage } = await collectFrom(fake, s3Collector);
    expect(of('AWS::S3::AccessPoint').map(({ region, arn: own, data }) => [region, own, data.block])).toEqual([
      ['eu-west-1', arn('eu-west-1', 'in-eu-west-1'), block],
      ['us-east-1', arn('us-east-1', 'in-us-east-1'), block],
    ]);
    expect(of('AWS::S3::MultiRegionAccessPoint')).toMatchObject([
      { id: 'world', region: 'global', arn: 'arn:aws:s3::123456789012:accesspoint/m1.mrap' },
    ]);
    expect(fake.calls.filter(({ command }) => command === 'ListMultiRegionAccessPoints').map(({ region }) => region)).toEqual([
      'us-west-2',
    ]);
    expect(coverage.filter(({ status, calls }) => calls > 0 && status !== 'complete')).toEqual([]);
  });

  it('does not wait for one region before it asks another', async () => {
    let otherAsked = (): void => undefined;
    const other = new Promise<void>((resolve) => {
      otherAsked = resolve;
    });
    const fake = account().on(ListAccessPointsCommand, async (_, region) => {
      if (region === 'eu-west-1') await other;
      otherAsked();
      return { AccessPointList: [{ Name: region }] };
    });
    const { of } = await collectFrom(fake, s3Collector);
    expect(of('AWS::S3::AccessPoint').map(({ id }) => id)).toEqual(['us-east-1', 'eu-west-1']);
  });

  it('goes on after a region that refuses, and says so of the listing', async () => {
    const fake = account().on(ListAccessPointsCommand, (_, region) => {
      if (region === 'eu-west-1') throw awsError('AccessDenied', 403);
      return { AccessPointList: [{ Name: 'kept' }] };
    });
    const { of, status } = await collectFrom(fake, s3Collector);
    expect(of('AWS::S3::AccessPoint').map(({ id }) => id)).toEqual(['kept']);
    expect(status('s3control:ListAccessPoints')).toBe('denied');
  });

  it('does not take an answer without its list for none', async () => {
    const fake = account()
      .on(ListAccessPointsCommand, () => ({}))
      .on(ListMultiRegionAccessPointsCommand, () => ({}));
    const { status } = await collectFrom(fake, s3Collector);
    expect([status('s3control:ListAccessPoints'), status('s3control:ListMultiRegionAccessPoints')]).toEqual(['malformed', 'malformed']);
  });

  it('leaves the block open of one that could not be read, and drops one that is gone', async () => {
    const denied = await collectFrom(
      account().on(GetAccessPointCommand, () => {
        throw awsError('AccessDenied', 403);
      }),
      s3Collector,
    );
    expect(denied.of('AWS::S3::AccessPoint').map(({ data, gaps }) => ['block' in data, gaps[0]?.kind])).toEqual([
      [false, 'denied'],
      [false, 'denied'],
    ]);
    const gone = await collectFrom(
      account().on(GetAccessPointCommand, () => {
        throw awsError('NoSuchAccessPoint', 404);
      }),
      s3Collector,
    );
    expect(gone.of('AWS::S3::AccessPoint')).toEqual([]);
  });
});
