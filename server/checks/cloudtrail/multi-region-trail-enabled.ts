import { defineCheck, fail, pass } from '../define-check';
import { accountItself } from '../shared/account-level';
import { readsTrails, runningTrails, trailFacts } from '../shared/trails';

export const check = defineCheck({
  id: 'cloudtrail/multi-region-trail-enabled',
  title: 'A running CloudTrail trail covers all regions',
  severity: 'high',
  resourceType: 'AWS::Account::Account',
  needs: [...accountItself, 'cloudtrail:DescribeTrails', 'cloudtrail:GetTrailStatus'],
  reads: [readsTrails],
  why: 'Intruders like the regions that nobody uses: what happens where no trail looks is gone from the event history after 90 days, and nobody is told.',
  remedy: {
    text: 'Make one trail for all regions, with a bucket that only CloudTrail may write to, and start it.',
    console: 'CloudTrail → Trails → Create trail (trails made in the console cover all regions).',
    cli: 'aws cloudtrail create-trail --name <trail> --s3-bucket-name <bucket> --is-multi-region-trail --enable-log-file-validation\naws cloudtrail start-logging --name <trail>',
    terraform:
      'resource "aws_cloudtrail" "this" {\n  name                       = "<trail>"\n  s3_bucket_name             = "<bucket>"\n  is_multi_region_trail      = true\n  enable_log_file_validation = true\n}',
    cloudformation:
      'Type: AWS::CloudTrail::Trail\nProperties:\n  S3BucketName: <bucket>\n  IsLogging: true\n  IsMultiRegionTrail: true\n  EnableLogFileValidation: true',
  },
  aliases: { prowler: ['cloudtrail_multi_region_enabled'], securityHub: ['CloudTrail.1'] },
  requirements: { 'cis-3.0': ['3.1'], 'cis-5.0': ['3.1'], 'cis-7.0': ['4.1'], fsbp: ['CloudTrail.1'] },
  evaluate: (_account, snapshot) => {
    const trails = snapshot.list('AWS::CloudTrail::Trail');
    const good = runningTrails(snapshot).filter(({ data }) => data.IsMultiRegionTrail === true);
    if (good.length > 0) return pass(`${good[0]?.id} covers all regions`, trailFacts(good));
    if (trails.length === 0) return fail('The account has no trail', trailFacts([]));
    return fail(
      trails.some(({ data }) => data.IsMultiRegionTrail === true) ? 'The trail for all regions is stopped' : 'No trail covers all regions',
      trailFacts(trails),
    );
  },
});
