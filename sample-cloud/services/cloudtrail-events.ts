import type { OperationContext } from '../define-service';
import { uuid } from '../worlds/ids';
import { contentsOf } from '../worlds/stack-contents/contents-of';
import type { Culprit } from '../worlds/stack-contents/types';

const DAY = 86_400_000;
/** CloudTrail's event history reaches back so many days. */
const keptDays = 90;

const agents: Record<Culprit['agent'], string> = {
  console: 'AWS Internal',
  cli: 'aws-cli/2.31.4 md/awscrt#0.28.1 ua/2.1 os/linux',
  sdk: 'aws-sdk-nodejs/3.1090.0',
};

/** The calls that changed resources of stacks behind their templates' backs, newest first, as far as CloudTrail remembers. */
export function eventsOf(resourceName: string | undefined, context: OperationContext) {
  const stacks = context.state.list('AWS::CloudFormation::Stack', context.region);
  const written = stacks.slice(0, Math.min(stacks.length, 500));
  const found = written.flatMap((stack) =>
    contentsOf(stack, context.state).flatMap(({ physicalId, type, drift }) => {
      const { by } = drift ?? {};
      if (!by || (resourceName !== undefined && physicalId !== resourceName)) return [];
      const at = new Date((stack.data.CreationTime?.getTime() ?? 0) + by.after * DAY);
      return [
        {
          ...event(by, at, context),
          Resources: [{ ResourceName: physicalId, ResourceType: type }],
        },
      ];
    }),
  );
  const oldest = context.now.getTime() - keptDays * DAY;
  return found
    .filter(({ EventTime }) => EventTime.getTime() >= oldest && EventTime <= context.now)
    .sort((a, b) => b.EventTime.getTime() - a.EventTime.getTime());
}

function event(by: Culprit, EventTime: Date, { accountId, region }: OperationContext) {
  const EventId = uuid(`${accountId}/${by.user}/${by.event}/${EventTime.toISOString()}`);
  const isRole = by.agent === 'sdk';
  const arn = isRole ? `arn:aws:sts::${accountId}:assumed-role/${by.user}/i-0a1b2c` : `arn:aws:iam::${accountId}:user/${by.user}`;
  return {
    EventId,
    EventName: by.event,
    EventSource: by.source,
    EventTime,
    ReadOnly: 'false',
    Username: by.user,
    CloudTrailEvent: JSON.stringify({
      eventVersion: '1.11',
      eventID: EventId,
      eventTime: EventTime.toISOString(),
      eventSource: by.source,
      eventName: by.event,
      awsRegion: region,
      sourceIPAddress: '198.51.100.7',
      userAgent: agents[by.agent],
      userIdentity: {
        type: isRole ? 'AssumedRole' : 'IAMUser',
        arn,
        userName: by.user,
        accountId,
      },
      ...(by.agent === 'console' && { sessionCredentialFromConsole: 'true' }),
    }),
  };
}
