import { parsePolicy, publicGrants } from '@/server/aws/policy/questions';
import { overlaps } from '@/server/aws/policy/wildcard';
import { calledBy } from '../entries/function-policy';
import { functionEntry, functionNeeds, functionReads, runsAs } from '../entries/functions';
import { dataNeeds, dataReads, pathsWith, secretNeeds, secretReads, worstEnd } from '../entries/powers';
import { anyAwsAccount, definePathKind, nodeOf } from '../found-path';
import { exposures, factor } from '../score';

export const topicOpenFunction = definePathKind({
  id: 'topic-open-function',
  title: 'Topic that strangers publish to, and a function that listens',
  about: 'Anybody with an AWS account publishes a message of their choice; the function handles it with the rights of its role.',
  entry: 'SNS topic',
  target: 'Account, secret, bucket or table',
  needs: ['sns:ListTopics', 'sns:GetTopicAttributes', ...functionNeeds, ...dataNeeds, ...secretNeeds],
  reads: ['AWS::SNS::Topic', ...functionReads, ...dataReads, ...secretReads],
  find: (land) => {
    const entries = land.list('AWS::SNS::Topic').flatMap((topic) => {
      const policy = parsePolicy(topic.data.attributes?.Policy);
      if (policy === 'malformed') return [];
      const [grant] = publicGrants(policy, land.owner).filter(({ actions }) =>
        actions.some((action) => overlaps(action.toLowerCase(), 'sns:publish')),
      );
      if (!grant) return [];
      const close = {
        text: `Name in the policy of the topic ${topic.name ?? topic.id} who may publish`,
        cost: 1 as const,
        on: topic.arn,
        checkId: 'sns/topic-not-public',
        changes: [{ arn: topic.arn, to: (data: object) => ({ ...data, attributes: {} }) }],
      };
      return land
        .list('AWS::Lambda::Function')
        .filter((fn) => calledBy(fn, 'sns.amazonaws.com', (arn) => arn === topic.arn))
        .flatMap((fn) => {
          const steps = [
            { to: nodeOf(topic), why: `The statement ${grant.statement} of its policy lets everybody publish`, cuts: [close] },
            { to: nodeOf(fn), why: 'The policy of the function lets this topic call it' },
          ];
          const exposure = factor(exposures.anyAwsAccount, 'It takes any AWS account');
          return functionEntry(
            fn,
            anyAwsAccount,
            steps,
            exposure,
            land,
            runsAs('The function handles the message with the rights of its role'),
          ).map((entry) => ({ ...entry, node: nodeOf(topic) }));
        });
    });
    return pathsWith(
      entries,
      worstEnd,
      land,
      ({ node }, words) => `What strangers publish to the topic ${node.name} reaches a function that ${words}`,
    );
  },
});
