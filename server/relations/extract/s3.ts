import { all, type Extract, found, functionArn } from './place';
import { admitted } from './policies';

export const bucket: Extract<'AWS::S3::Bucket'> = ({ data }, place) => [
  ...admitted(data.policy, place),
  ...(data.encryption?.Rules ?? []).map(({ ApplyServerSideEncryptionByDefault: by }) =>
    found('encrypted-by', place.key(by?.KMSMasterKeyID)),
  ),
  found('logs-to', place.bucket(data.logging?.TargetBucket), data.logging?.TargetPrefix),
  ...(data.replication?.Rules ?? []).map(({ Destination, ID }) =>
    found('writes-to', Destination?.Bucket, ID ? `replication ${ID}` : 'replication'),
  ),
  found('has-role', data.replication ? place.role(data.replication.Role) : null, 'replication'),
  ...(data.notification?.LambdaFunctionConfigurations ?? []).map(({ LambdaFunctionArn, Events }) =>
    found('triggers', functionArn(LambdaFunctionArn), Events?.join(', ')),
  ),
  ...(data.notification?.QueueConfigurations ?? []).map(({ QueueArn, Events }) => found('triggers', QueueArn, Events?.join(', '))),
  ...(data.notification?.TopicConfigurations ?? []).map(({ TopicArn, Events }) => found('triggers', TopicArn, Events?.join(', '))),
];

export const accessPoint: Extract<'AWS::S3::AccessPoint'> = ({ data }, place) => [
  found('part-of', place.bucket(data.Bucket)),
  found('in-vpc', place.ec2('vpc', data.VpcConfiguration?.VpcId)),
];

export const multiRegionAccessPoint: Extract<'AWS::S3::MultiRegionAccessPoint'> = ({ data }, place) =>
  all(
    'part-of',
    data.Regions?.map(({ Bucket }) => place.bucket(Bucket)),
  );
