import { defineCheck } from '../define-check';
import { judgeObjectEvents, objectEventNeeds, objectEventReads } from '../shared/object-events';

export const check = defineCheck({
  id: 'cloudtrail/s3-object-read-events-recorded',
  title: 'A trail records reads of S3 objects, bucket by bucket',
  severity: 'low',
  resourceType: 'AWS::S3::Bucket',
  needs: objectEventNeeds,
  reads: objectEventReads,
  why: 'If an object leaks, only these events tell who fetched it, with which credentials and from where.',
  remedy: {
    text: 'Record data events of S3 objects on a trail over all regions, for all buckets or at least for those with data that matters. They are billed by number. Leave out the bucket that the trail itself writes to.',
    console: 'CloudTrail → Trails → the trail → Data events → Edit → S3.',
    cli: `aws cloudtrail put-event-selectors --trail-name <trail-arn> --event-selectors '[{"ReadWriteType":"All","IncludeManagementEvents":true,"DataResources":[{"Type":"AWS::S3::Object","Values":["arn:aws:s3:::<bucket>/"]}]}]'  # replaces the selectors: keep your own`,
    terraform:
      'resource "aws_cloudtrail" "this" {\n  event_selector {\n    read_write_type           = "All"\n    include_management_events = true\n    data_resource {\n      type   = "AWS::S3::Object"\n      values = ["arn:aws:s3:::<bucket>/"]\n    }\n  }\n}',
  },
  aliases: { prowler: ['cloudtrail_s3_dataevents_read_enabled'], securityHub: ['S3.23'] },
  requirements: { 'cis-3.0': ['3.9'], 'cis-5.0': ['3.9'], 'cis-7.0': ['4.9'] },
  evaluate: (bucket, snapshot) => judgeObjectEvents(bucket, snapshot, 'read'),
});
