import { type Extract, found, functionArn } from './place';
import { admitted } from './policies';

export const topic: Extract<'AWS::SNS::Topic'> = ({ data }, place) => [
  ...admitted(data.attributes?.Policy, place),
  found('encrypted-by', place.key(data.attributes?.KmsMasterKeyId)),
];

export const queue: Extract<'AWS::SQS::Queue'> = ({ data }, place) => [
  ...admitted(data.attributes?.Policy, place),
  found('encrypted-by', place.key(data.attributes?.KmsMasterKeyId)),
  found('triggers', deadLetters(data.attributes?.RedrivePolicy), 'dead letters'),
];

function deadLetters(redrive: string | undefined): string | null {
  try {
    const target: unknown = JSON.parse(redrive ?? '{}')?.deadLetterTargetArn;
    return typeof target === 'string' ? target : null;
  } catch {
    return null;
  }
}

export const subscription: Extract<'AWS::SNS::Subscription'> = ({ data }) => [
  found('reads-from', data.TopicArn),
  found('triggers', data.Endpoint?.startsWith('arn:') ? functionArn(data.Endpoint) : null, data.Protocol ?? undefined),
];

/** A rule that is switched off calls nothing. */
export const eventRule: Extract<'AWS::Events::Rule'> = ({ data }, place) => [
  found(
    'part-of',
    data.EventBusName?.startsWith('arn:') ? data.EventBusName : place.arn('events', `event-bus/${data.EventBusName ?? 'default'}`),
  ),
  ...(data.State === 'DISABLED' ? [] : (data.targets ?? [])).flatMap(({ Id, Arn, RoleArn, DeadLetterConfig }) => [
    found('targets', functionArn(Arn), Id),
    found('has-role', RoleArn, Id),
    found('triggers', DeadLetterConfig?.Arn, 'dead letters'),
  ]),
];

export const eventBus: Extract<'AWS::Events::EventBus'> = ({ data }, place) => admitted(data.Policy, place);

export const secret: Extract<'AWS::SecretsManager::Secret'> = ({ data }, place) => [
  ...admitted(data.policy, place),
  found('encrypted-by', place.key(data.KmsKeyId)),
  found('triggers', functionArn(data.RotationLambdaARN), 'rotation'),
];

export const vault: Extract<'AWS::Glacier::Vault'> = ({ data }, place) => admitted(data.policy, place);

export const userPool: Extract<'AWS::Cognito::UserPool'> = ({ data }) =>
  Object.entries(data.LambdaConfig ?? {}).map(([moment, target]) =>
    found('triggers', functionArn(typeof target === 'string' ? target : (target as { LambdaArn?: string }).LambdaArn), moment),
  );
