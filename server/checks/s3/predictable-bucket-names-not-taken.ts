import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 's3/predictable-bucket-names-not-taken',
  title: 'Nobody else has the buckets that AWS services would make for the account',
  severity: 'high',
  resourceType: 'AWS::S3::AccountSettings',
  needs: ['s3:HeadBucket', 's3:ListBuckets'],
  reads: [{ type: 'AWS::S3::Bucket', scope: 'account' }],
  why: 'AWS Glue, EMR Studio, SageMaker, Athena and the CDK name a bucket by account and region. Who makes it before you gets what the service puts there, and can change scripts and templates that it then runs with your rights.',
  remedy: {
    text: 'Do not use the service in that region until its bucket is named by you: give it a bucket of your own, and let the roles that it works with reach only buckets of your account (condition aws:ResourceAccount). Ask AWS Support about the bucket. Make the free names of regions that you use yourself.',
    cli: 'aws s3api head-bucket --bucket <bucket> --expected-bucket-owner <account>\ncdk bootstrap --toolkit-bucket-name <name of your choice>',
  },
  aliases: { prowler: ['s3_bucket_shadow_resource_vulnerability'] },
  evaluate: ({ data: { predictableBuckets } }, snapshot) => {
    // In other partitions than AWS's commercial one nobody is asked: their regions are not known to us.
    if (!predictableBuckets || predictableBuckets.regions.length === 0)
      return unknown('S3 was not asked, or did not tell, whose the names are that AWS services would use');
    const { regions, own, others } = predictableBuckets;
    // A policy of our own bucket may shut us out of it, too.
    const listed = new Set(snapshot.list('AWS::S3::Bucket').map(({ id }) => id));
    const taken = others.filter((name) => !listed.has(name));
    const evidence = { regions: [...regions], own: [...own], takenByOthers: taken };
    if (taken.length === 0) {
      const where = regions.length === 1 ? regions[0] : `the ${regions.length} regions that every account has`;
      return pass(
        `No other account has one of the names that AWS Glue, EMR Studio, SageMaker, Athena and the CDK would use in ${where}`,
        evidence,
      );
    }
    const [first] = taken;
    return fail(`Another account has the bucket ${first}${taken.length > 1 ? ` and ${taken.length - 1} more` : ''}`, evidence);
  },
});
