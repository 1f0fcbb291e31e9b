import { hostOf } from './hosts';
import { all, type Extract, found, functionArn } from './place';
import { admitted } from './policies';

export const lambdaFunction: Extract<'AWS::Lambda::Function'> = ({ data }, place) => [
  found('has-role', data.Role),
  ...all(
    'in-subnet',
    data.VpcConfig?.SubnetIds?.map((id) => place.ec2('subnet', id)),
  ),
  ...all(
    'guarded-by',
    data.VpcConfig?.SecurityGroupIds?.map((id) => place.ec2('security-group', id)),
  ),
  found('encrypted-by', place.key(data.KMSKeyArn)),
  found('triggers', data.DeadLetterConfig?.TargetArn, 'dead letters'),
  found('logs-to', place.logGroup(data.LoggingConfig?.LogGroup)),
  ...admitted(data.policy, place),
  found('known-as', hostOf(data.url?.FunctionUrl)),
];

export const eventSource: Extract<'AWS::Lambda::EventSourceMapping'> = ({ data }) => [
  found('reads-from', streamOwner(data.EventSourceArn)),
  found('triggers', functionArn(data.FunctionArn), data.State),
  found('triggers', data.DestinationConfig?.OnFailure?.Destination, 'failures'),
];

/** A table's stream is the table's. */
const streamOwner = (arn: string | undefined): string | undefined => arn?.replace(/(:table\/[^/]+)\/stream\/.*$/, '$1');
