import { parsePolicy, publicGrants } from '@/server/aws/policy/questions';
import { overlaps } from '@/server/aws/policy/wildcard';
import { indexedBy } from '@/server/checks/shared/index-by';
import type { Resource } from '@/server/collect/types';
import { functionArn } from '@/server/relations/extract/place';
import { functionEntry, functionNeeds, functionReads, runsAs } from '../entries/functions';
import { dataNeeds, dataReads, pathsWith, secretNeeds, secretReads, worstEnd } from '../entries/powers';
import { anyAwsAccount, type Cut, definePathKind, nodeOf } from '../found-path';
import { exposures, factor } from '../score';

type Mapping = Resource<'AWS::Lambda::EventSourceMapping'>;

export const queueOpenFunction = definePathKind({
  id: 'queue-open-function',
  title: 'Queue that strangers send to, and a function that takes from it',
  about:
    'Anybody with an AWS account sends a message of their choice; an event source mapping hands it to a function, which handles it with the rights of its role.',
  entry: 'SQS queue',
  target: 'Account, secret, bucket or table',
  needs: ['sqs:ListQueues', 'sqs:GetQueueAttributes', 'lambda:ListEventSourceMappings', ...functionNeeds, ...dataNeeds, ...secretNeeds],
  reads: ['AWS::SQS::Queue', 'AWS::Lambda::EventSourceMapping', ...functionReads, ...dataReads, ...secretReads],
  find: (land) => {
    const entries = land.list('AWS::SQS::Queue').flatMap((queue) => {
      const policy = parsePolicy(queue.data.attributes?.Policy);
      if (policy === 'malformed') return [];
      const [grant] = publicGrants(policy, land.owner).filter(({ actions }) =>
        actions.some((action) => overlaps(action.toLowerCase(), 'sqs:sendmessage')),
      );
      if (!grant) return [];
      const close = {
        text: `Name in the policy of the queue ${queue.name ?? queue.id} who may send`,
        cost: 1 as const,
        on: queue.arn,
        checkId: 'sqs/queue-not-public',
        changes: [{ arn: queue.arn, to: (data: object) => ({ ...data, attributes: {} }) }],
      };
      const pollers = indexedBy(land.list('AWS::Lambda::EventSourceMapping', queue.region), sourceKeys, queue.arn).filter(isOn);
      return pollers.flatMap((mapping) => {
        const fn = land.get('AWS::Lambda::Function', functionArn(mapping.data.FunctionArn) ?? undefined, queue.region);
        if (!fn) return [];
        const steps = [
          { to: nodeOf(queue), why: `The statement ${grant.statement} of its policy lets everybody send`, cuts: [close] },
          { to: nodeOf(fn), why: `The event source mapping ${mapping.id} hands it what is in the queue`, cuts: [detach(mapping, queue)] },
        ];
        const exposure = factor(exposures.anyAwsAccount, 'It takes any AWS account');
        const takes = runsAs('The function handles the message with the rights of its role');
        return functionEntry(fn, anyAwsAccount, steps, exposure, land, takes).map((entry) => ({ ...entry, node: nodeOf(queue) }));
      });
    });
    return pathsWith(
      entries,
      worstEnd,
      land,
      ({ node }, words) => `What strangers send to the queue ${node.name} reaches a function that ${words}`,
    );
  },
});

const sourceKeys = ({ data }: Mapping) => [data.EventSourceArn];
/** `Disabled` and `Disabling` hand nothing on. */
const isOn = ({ data }: Mapping): boolean => !data.State?.startsWith('Disabl');

const detach = (mapping: Mapping, queue: Resource<'AWS::SQS::Queue'>): Cut => ({
  text: `Disable the event source mapping ${mapping.id} of the queue ${queue.name ?? queue.id}`,
  cost: 4,
  on: mapping.arn,
  changes: [{ arn: mapping.arn, to: (data: Mapping['data']) => ({ ...data, State: 'Disabled' }) }],
});
