import { defineCheck, fail, pass } from '../define-check';
import { someRows } from '../shared/evidence-rows';
import { exposuresOf, publicAccessNeeds, publicAccessReads, unclearExposure } from '../shared/public-bucket';

export const check = defineCheck({
  id: 's3/bucket-no-latent-public-grants',
  title: 'S3 buckets hold no public grants behind a public-access block',
  severity: 'low',
  resourceType: 'AWS::S3::Bucket',
  needs: publicAccessNeeds,
  reads: publicAccessReads,
  why: 'One switch is all that keeps such a bucket shut: whoever turns the block off opens it without writing a single grant.',
  remedy: {
    text: 'Remove the public statement from the policy or the public grant from the ACL, so that the block is a second line and not the only one.',
    cli: 'aws s3api get-bucket-policy --bucket <bucket>\naws s3api get-bucket-acl --bucket <bucket>',
  },
  aliases: {},
  evaluate: (bucket, snapshot, context) => {
    const exposures = exposuresOf(bucket, snapshot, context);
    if (exposures === 'unclear') return unclearExposure();
    // Open grants are the business of the checks on public access.
    const [first, ...others] = exposures.filter(({ blockedBy }) => blockedBy !== null);
    if (!first) return pass('No public grant waits behind a block');
    return fail(`Only ${first.blockedBy} keeps the public out: ${first.reason}`, someRows('exposures', [first, ...others]));
  },
});
