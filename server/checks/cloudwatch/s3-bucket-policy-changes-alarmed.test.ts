import { anyOf, describeEventAlarm } from '../shared/event-alarm-testing';
import { check } from './s3-bucket-policy-changes-alarmed';

const calls = [
  'PutBucketAcl',
  'PutBucketPolicy',
  'PutBucketCors',
  'PutBucketLifecycle',
  'PutBucketReplication',
  'DeleteBucketPolicy',
  'DeleteBucketCors',
  'DeleteBucketLifecycle',
  'DeleteBucketReplication',
];

describeEventAlarm(check, {
  good: [
    anyOf(...calls),
    anyOf(...calls.toReversed(), 'AnotherCall'),
    calls.map((call) => `?"${call}"`).join(' '),
    `{ ($.eventSource = s3.amazonaws.com) && (${anyOf(...calls).slice(2, -2)}) }`,
  ],
  bad: [anyOf(...calls.slice(1)), anyOf(...calls.slice(0, -1)), `${anyOf(...calls).slice(0, -2)} && ($.errorCode EXISTS) }`],
});
