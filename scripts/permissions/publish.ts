import { GetBucketLocationCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { toAwsError } from '@/server/aws/classify';

interface PublishInput {
  bucket: string;
  key: string;
  template: string;
  /** Where the bucket lies; asked of S3 when absent. */
  region?: string;
  endpoint?: string;
}

export interface Published {
  /** The address that CloudFormation takes: virtual-hosted and regional. */
  url: string;
  /** Whether somebody without credentials can read it. */
  isReadable: boolean;
}

/** Puts the template into the bucket. @throws Error with a sentence that says what to mend */
export async function publishTemplate({ bucket, key, template, region, endpoint }: PublishInput): Promise<Published> {
  if (!/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(bucket))
    throw new Error('Give the name of a bucket without dots: their certificate would not fit the address.');
  if (!/^[\w./-]{1,500}$/.test(key)) throw new Error('The key may hold letters, digits and . _ - / only.');
  const connect = (at: string) => new S3Client({ region: at, ...(endpoint ? { endpoint, forcePathStyle: true } : {}) });
  const home = region ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION ?? 'us-east-1';
  try {
    const at = region ?? ((await connect(home).send(new GetBucketLocationCommand({ Bucket: bucket }))).LocationConstraint || 'us-east-1');
    const regionOfBucket = at === 'EU' ? 'eu-west-1' : at;
    await connect(regionOfBucket).send(
      new PutObjectCommand({ Bucket: bucket, Key: key, Body: template, ContentType: 'application/json', CacheControl: 'max-age=300' }),
    );
    const suffix = regionOfBucket.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
    const url = `https://${bucket}.s3.${regionOfBucket}.${suffix}/${key}`;
    return { url, isReadable: await canAnybodyRead(endpoint ? `${endpoint}/${bucket}/${key}` : url) };
  } catch (error) {
    const { kind, code } = toAwsError(error, 's3:PutObject', home);
    const next: Partial<Record<typeof kind, string>> = {
      denied: 'Your credentials need s3:GetBucketLocation on the bucket and s3:PutObject on the key.',
      gone: `There is no bucket ${bucket}: create it first.`,
      expired: 'Your AWS credentials are missing or have expired: sign in again.',
      unreachable: 'S3 could not be reached: check the network and the region.',
    };
    throw new Error(`The template was not published (${code}). ${next[kind] ?? 'Try again, or put the file there by hand.'}`, {
      cause: error,
    });
  }
}

async function canAnybodyRead(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { method: 'HEAD', redirect: 'error', signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}
