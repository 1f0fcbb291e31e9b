import { GetPublicAccessBlockCommand } from '@aws-sdk/client-s3-control';
import { makeArn } from '../make-arn';
import type { AnyResource, CollectContext, Resource } from '../types';
import { PlainHostS3ControlClient } from './plain-host-client';
import { readPredictableBuckets } from './predictable-buckets';

/** The account's own block on public access, and whose the names are that its buckets may get: always one resource. */
export async function* collectAccountSettings(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(PlainHostS3ControlClient);
  yield await context.each([context.account], async (id, get, gaps): Promise<Resource<'AWS::S3::AccountSettings'>> => {
    const [publicAccessBlock, predictableBuckets] = await Promise.all([
      get(
        's3control:GetPublicAccessBlock',
        async () => (await client.send(new GetPublicAccessBlockCommand({ AccountId: id }))).PublicAccessBlockConfiguration ?? null,
        { absent: ['NoSuchPublicAccessBlockConfiguration'], permanent: true },
      ),
      readPredictableBuckets(context, get),
    ]);
    return {
      type: 'AWS::S3::AccountSettings',
      arn: makeArn(context, 's3', 'global', 'account-settings', id),
      id,
      name: null,
      region: 'global',
      tags: {},
      data: {
        ...(publicAccessBlock !== undefined && { publicAccessBlock }),
        ...(predictableBuckets && { predictableBuckets }),
      },
      gaps,
    };
  });
}
