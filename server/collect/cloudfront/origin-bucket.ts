/** `bucket.s3.amazonaws.com`, `bucket.s3.eu-central-1.amazonaws.com`, `bucket.s3-website-eu-west-1.amazonaws.com`, … */
const bucketHost = /^(.+)\.s3(?:-website)?(?:[.-](?:dualstack\.)?([a-z]{2}(?:-[a-z]+)+-\d))?\.amazonaws\.com(?:\.cn)?$/;

/** The bucket that an origin's domain name stands for; null when it is none. The region is null where the name tells none. */
export function originBucket(domainName: string | undefined): { bucket: string; region: string | null } | null {
  const [, bucket, region = null] = bucketHost.exec(domainName?.toLowerCase() ?? '') ?? [];
  return bucket ? { bucket, region } : null;
}
