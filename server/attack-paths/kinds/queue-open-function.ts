import { permits } from '@/server/aws/policy/permits';
import { parsePolicy, publicGrants } from '@/server/aws/policy/questions';
import { overlaps } from '@/server/aws/policy/wildcard';
import { powersOf } from '../can/principal';
import { functionEntry, functionNeeds, functionReads, runsAs } from '../entries/functions';
import { dataNeeds, dataReads, pathsWith, secretNeeds, secretReads, worstEnd } from '../entries/powers';
import { anyAwsAccount, definePathKind, nodeOf } from '../found-path';
import { exposures, factor } from '../score';

export const queueOpenFunction = definePathKind({
  id: 'queue-open-function',
  title: 'Queue that strangers send to, and a function that takes from it',
  about:
    'Anybody with an AWS account sends a message of their choice. Which function polls the queue is told by the one role that may receive from just this queue.',
  entry: 'SQS queue',
  target: 'Account, secret, bucket or table',
  needs: ['sqs:ListQueues', 'sqs:GetQueueAttributes', ...functionNeeds, ...dataNeeds, ...secretNeeds],
  reads: ['AWS::SQS::Queue', ...functionReads, ...dataReads, ...secretReads],
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
      return land.list('AWS::Lambda::Function', queue.region).flatMap((fn) => {
        const steps = [
          { to: nodeOf(queue), why: `The statement ${grant.statement} of its policy lets everybody send`, cuts: [close] },
          { to: nodeOf(fn), why: 'Its role may receive from just this queue', unseen: 'event source mappings are not collected' },
        ];
        const exposure = factor(exposures.anyAwsAccount, 'It takes any AWS account');
        return functionEntry(
          fn,
          anyAwsAccount,
          steps,
          exposure,
          land,
          runsAs('The function handles the message with the rights of its role'),
        )
          .filter(({ role }) => role && receives(powersOf(role, land).policies, queue.arn))
          .map((entry) => ({ ...entry, node: nodeOf(queue) }));
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

/** By a statement that names the queue itself: one on all queues tells nothing. */
const receives = (policies: Parameters<typeof permits>[0], arn: string): boolean =>
  permits(policies, 'sqs:ReceiveMessage', arn).some(({ source }) => source.resources?.includes(arn));
