import { defineCheck, fail, pass, unknown } from '../define-check';
import { judgeTrailBucket, readsBuckets, trailNeeds } from '../shared/trail-bucket';

export const check = defineCheck({
  id: 'cloudtrail/trail-bucket-deletion-guarded',
  title: 'Trail logs cannot be deleted without MFA or against a lock',
  severity: 'medium',
  resourceType: 'AWS::CloudTrail::Trail',
  needs: [...trailNeeds, 's3:ListBuckets', 's3:GetBucketVersioning', 's3:GetObjectLockConfiguration'],
  reads: [readsBuckets],
  why: 'The first thing that an intruder with administrator keys does is to wipe the trail.',
  remedy: {
    text: 'Turn on Object Lock with a default retention for the log bucket; or let the root user turn on MFA delete.',
    console: 'S3 → the log bucket → Properties → Object Lock → Edit → Enable, with a default retention.',
    cli: `aws s3api put-object-lock-configuration --bucket <trail-bucket> --object-lock-configuration '{"ObjectLockEnabled":"Enabled","Rule":{"DefaultRetention":{"Mode":"COMPLIANCE","Days":<days>}}}'`,
  },
  aliases: { prowler: ['cloudtrail_bucket_requires_mfa_delete'] },
  evaluate: (trail, snapshot) =>
    judgeTrailBucket(trail, snapshot, ({ id, data: { versioning, objectLock } }) => {
      if (versioning === undefined || objectLock === undefined)
        return unknown(`No telling what guards the logs in ${id}: versioning or Object Lock was not given`, { bucket: id });
      // A lock by default retention is the stronger guard, and the only one that goes together with lifecycle rules.
      const lock = objectLock?.ObjectLockEnabled === 'Enabled' ? (objectLock.Rule?.DefaultRetention?.Mode ?? null) : null;
      const evidence = { bucket: id, mfaDelete: versioning?.mfaDelete ?? false, lock };
      if (evidence.mfaDelete) return pass(`Deleting versions in ${id} takes MFA`, evidence);
      return lock
        ? pass(`Log files in ${id} are locked (${lock.toLowerCase()})`, evidence)
        : fail(`Neither MFA nor a lock guards the logs in ${id}`, evidence);
    }),
});
