import { all, type Extract, found } from './place';

export const trail: Extract<'AWS::CloudTrail::Trail'> = ({ data }, place) => [
  found('logs-to', place.bucket(data.S3BucketName)),
  found('logs-to', place.logGroup(data.CloudWatchLogsLogGroupArn)),
  found('encrypted-by', place.key(data.KmsKeyId)),
  found('has-role', data.CloudWatchLogsRoleArn),
  found('triggers', data.SnsTopicARN),
];

export const configRecorder: Extract<'AWS::Config::RegionSettings'> = ({ data }, place) => [
  ...(data.deliveryChannels ?? []).flatMap(({ s3BucketName, s3KmsKeyArn, snsTopicARN }) => [
    found('writes-to', place.bucket(s3BucketName)),
    found('encrypted-by', place.key(s3KmsKeyArn)),
    found('triggers', snsTopicARN),
  ]),
  ...all(
    'has-role',
    data.recorders?.map(({ roleARN }) => roleARN),
  ),
];

export const alarm: Extract<'AWS::CloudWatch::Alarm'> = ({ data }) => [
  ...all('triggers', data.AlarmActions, 'alarm'),
  ...all('triggers', data.OKActions, 'ok'),
  ...all('triggers', data.InsufficientDataActions, 'insufficient data'),
];

export const metricFilter: Extract<'AWS::Logs::MetricFilter'> = ({ data }, place) => [found('part-of', place.logGroup(data.logGroupName))];

export const stack: Extract<'AWS::CloudFormation::Stack'> = ({ data }) => [
  found('has-role', data.RoleARN),
  found('made-by', data.ParentId),
  ...all('triggers', data.NotificationARNs),
];

export const backupPlan: Extract<'AWS::Backup::BackupPlan'> = ({ data }) =>
  (data.selections ?? []).flatMap(({ IamRoleArn, SelectionName, Resources }) => [
    found('has-role', IamRoleArn, SelectionName),
    ...all(
      'targets',
      Resources?.filter((arn) => !arn.includes('*')),
      SelectionName,
    ),
  ]);

export const macie: Extract<'AWS::Macie::RegionSettings'> = ({ data }) => [found('has-role', data.session?.serviceRole)];

export const workGroup: Extract<'AWS::Athena::WorkGroup'> = ({ data }, place) => {
  const result = data.Configuration?.ResultConfiguration;
  return [
    found('writes-to', place.bucketOfUri(result?.OutputLocation)),
    found('encrypted-by', place.key(result?.EncryptionConfiguration?.KmsKey)),
    found('has-role', data.Configuration?.ExecutionRole),
  ];
};
