import { parsePolicy, publicGrants } from '@/server/aws/policy/questions';
import { overlaps } from '@/server/aws/policy/wildcard';
import type { Resource } from '@/server/collect/types';
import { anyAwsAccount, definePathKind, nodeOf } from '../found-path';
import { exploitabilities, exposures, factor, impacts } from '../score';

const isUsable = ({ data }: Resource<'AWS::KMS::Key'>): boolean => data.Enabled !== false && (data.KeyState ?? 'Enabled') === 'Enabled';

export const keyOpenData = definePathKind({
  id: 'key-open-data',
  title: 'Encryption key that everybody may use',
  about:
    'The key policy lets every AWS account decrypt. Whatever leaks of what the key protects, such as a snapshot or a copy, is readable.',
  entry: 'KMS key',
  target: 'What is encrypted with it',
  needs: ['kms:ListKeys', 'kms:GetKeyPolicy'],
  reads: ['AWS::KMS::Key'],
  find: (land) =>
    land.list('AWS::KMS::Key').flatMap((key) => {
      const policy = parsePolicy(key.data.policy);
      if (policy === 'malformed' || !isUsable(key)) return [];
      const [grant] = publicGrants(policy, land.owner).filter(({ actions }) =>
        actions.some((action) => overlaps(action.toLowerCase(), 'kms:decrypt')),
      );
      if (!grant) return [];
      const name = key.data.aliases?.[0] ?? key.name ?? key.id;
      const takesOver = grant.actions.some((action) => overlaps(action.toLowerCase(), 'kms:putkeypolicy'));
      return [
        {
          title: `Every AWS account may decrypt with the key ${name}`,
          start: anyAwsAccount,
          entry: nodeOf(key),
          steps: [
            {
              to: nodeOf(key),
              why: `The statement ${grant.statement} of its policy lets everybody use it${takesOver ? ', and change the policy' : ''}`,
              cuts: [
                {
                  text: `Name in the policy of the key ${name} who may use it`,
                  cost: 1 as const,
                  on: key.arn,
                  checkId: 'kms/key-policy-not-public',
                  changes: [{ arn: key.arn, to: (data: object) => ({ ...data, policy: '{"Statement":[]}' }) }],
                },
              ],
            },
          ],
          factors: {
            exposure: factor(exposures.anyAwsAccount, 'It takes any AWS account'),
            exploitability: takesOver
              ? factor(exploitabilities.open, 'A stranger can lock you out of it, which takes one call')
              : factor(exploitabilities.more, 'It takes something encrypted as well'),
            impact: factor(impacts.sensitiveData, 'What it protects is as good as unencrypted'),
          },
        },
      ];
    }),
});
