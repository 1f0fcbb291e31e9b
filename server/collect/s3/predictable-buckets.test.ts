import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { regionsOfEveryAccount } from '@/server/aws/known-regions';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { s3Collector } from './collector';

const glue = 'aws-glue-assets-123456789012-eu-west-1';
const notFound = awsError('NotFound', 404);
const told = (code: string, status: number, region?: string) =>
  Object.assign(awsError(code, status), region ? { $response: { headers: { 'x-amz-bucket-region': region } } } : {});

/** What is collected where S3 answers so about one name, and knows no other. */
async function withAnswer(answer: (region: string) => unknown) {
  const fake = fakeAws().on(HeadBucketCommand, ({ Bucket }, region) => {
    if (Bucket === glue) return answer(region);
    throw notFound;
  });
  const { of, status } = await collectFrom(fake, s3Collector);
  return { fake, settings: of('AWS::S3::AccountSettings')[0], status: status('s3:HeadBucket') };
}

const refuse = (error: unknown) => () => {
  throw error;
};

describe('whose the names are that AWS services would use', () => {
  it('asks for the names in all regions that every account has, as the owner', async () => {
    const { fake, settings, status } = await withAnswer(refuse(notFound));
    const asked = fake.calls.filter(({ command }) => command === 'HeadBucket');
    const regions = regionsOfEveryAccount.aws ?? [];
    expect(new Set(asked.map(({ input }) => input.Bucket)).size).toBe(5 * regions.length);
    expect(new Set(asked.map(({ input }) => input.ExpectedBucketOwner))).toEqual(new Set(['123456789012']));
    expect([settings?.data.predictableBuckets, status]).toEqual([{ regions, own: [], others: [] }, 'complete']);
  });

  it('is ours where S3 lets us in as the owner', async () => {
    const { settings } = await withAnswer(() => ({}));
    expect(settings?.data.predictableBuckets).toMatchObject({ own: [glue], others: [] });
  });

  it('is somebody else’s where S3 shuts us out of a bucket that it names the region of', async () => {
    const { settings } = await withAnswer(refuse(told('403', 403, 'ap-south-1')));
    expect(settings?.data.predictableBuckets).toMatchObject({ own: [], others: [glue] });
  });

  it('follows a bucket into another region', async () => {
    const { settings, fake } = await withAnswer((region) => {
      if (region === 'us-east-1') throw told('301', 301, 'us-east-2');
      return {};
    });
    expect(settings?.data.predictableBuckets).toMatchObject({ own: [glue] });
    expect(fake.calls.some(({ command, region }) => command === 'HeadBucket' && region === 'us-east-2')).toBe(true);
  });

  it.each([
    ['we may not ask', told('403', 403), 'denied'],
    ['S3 sends us around in a circle', told('PermanentRedirect', 301, 'eu-west-1'), 'region-disabled'],
    ['S3 is busy', told('SlowDown', 503), 'throttled'],
  ])('is not told where %s', async (_, error, kind) => {
    const { settings, status } = await withAnswer(refuse(error));
    expect(settings?.data).not.toHaveProperty('predictableBuckets');
    expect(settings?.gaps).toContainEqual(expect.objectContaining({ operation: 's3:HeadBucket', kind }));
    expect(status).toBe('partial');
  });
});
