import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { trailNeeds } from '../shared/trail-bucket';

export const check = defineCheck({
  id: 'cloudtrail/log-delivery-succeeds',
  title: 'Trails can write to their bucket',
  severity: 'high',
  resourceType: 'AWS::CloudTrail::Trail',
  needs: [...trailNeeds, 'cloudtrail:GetTrailStatus'],
  why: 'A trail that cannot deliver counts as running, but what it cannot write for too long is lost.',
  remedy: {
    text: 'Mend what the error names: the bucket is gone, its policy does not let CloudTrail write under the prefix, or the KMS key does not let it encrypt.',
    console: 'CloudTrail → Trails → the trail → General details: the last delivery and its error.',
    cli: 'aws cloudtrail get-trail-status --name <trail-arn>\naws s3api get-bucket-policy --bucket <trail-bucket>',
  },
  aliases: {},
  evaluate: ({ data: { status, S3BucketName } }) => {
    if (!status) return unknown('No telling whether logs are delivered: the status was not given');
    if (status.IsLogging === false) return notApplicable('The trail is stopped');
    const evidence = {
      bucket: S3BucketName ?? null,
      logError: status.LatestDeliveryError || null,
      digestError: status.LatestDigestDeliveryError || null,
    };
    const what = evidence.logError ? 'Log files' : evidence.digestError ? 'Digest files' : null;
    return what
      ? fail(`${what} cannot be delivered: ${evidence.logError ?? evidence.digestError}`, evidence)
      : pass('The last delivery had no error', evidence);
  },
});
