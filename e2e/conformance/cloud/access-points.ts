import { CreateAccessPointCommand } from '@aws-sdk/client-s3-control';
import { PlainHostS3ControlClient } from '@/server/collect/s3/plain-host-client';
import { type Expectation, twins } from '../lib/expectation';
import { account, type Connect } from '../lib/moto';

/** Two access points to a bucket: one as AWS makes it by itself, one with its block half open. */
export async function arrangeAccessPoints(connect: Connect, Bucket: string): Promise<Expectation[]> {
  const control = connect(PlainHostS3ControlClient);
  const create = (Name: string, RestrictPublicBuckets: boolean) =>
    control.send(
      new CreateAccessPointCommand({
        AccountId: account,
        Name,
        Bucket,
        PublicAccessBlockConfiguration: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets },
      }),
    );
  await create('press', false);
  await create('bookkeeping', true);
  return twins('s3/access-point-public-access-blocked', 'press', 'bookkeeping');
}
