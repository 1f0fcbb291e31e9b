import { parsePolicy, publicGrants } from '@/server/aws/policy/questions';
import { overlaps } from '@/server/aws/policy/wildcard';
import { anyAwsAccount, definePathKind, nodeOf } from '../found-path';
import { exploitabilities, exposures, factor, impacts } from '../score';

export const secretPublic = definePathKind({
  id: 'secret-public',
  title: 'Secret that every AWS account may read',
  about: 'The resource policy of the secret names everybody: its value takes one call from any AWS account.',
  entry: 'Secret',
  target: 'Secret',
  needs: ['secretsmanager:ListSecrets', 'secretsmanager:GetResourcePolicy'],
  reads: ['AWS::SecretsManager::Secret'],
  find: (land) =>
    land.list('AWS::SecretsManager::Secret').flatMap((secret) => {
      const policy = parsePolicy(secret.data.policy);
      if (policy === 'malformed') return [];
      const [grant] = publicGrants(policy, land.owner).filter(({ actions }) =>
        actions.some((action) => overlaps(action.toLowerCase(), 'secretsmanager:getsecretvalue')),
      );
      if (!grant) return [];
      return [
        {
          title: `Every AWS account may read the secret ${secret.name ?? secret.id}`,
          start: anyAwsAccount,
          entry: nodeOf(secret),
          steps: [
            {
              to: nodeOf(secret),
              why: `The statement ${grant.statement} of its policy lets everybody read it`,
              cuts: [
                {
                  text: `Take the statement ${grant.statement} out of the policy of the secret ${secret.name ?? secret.id}`,
                  cost: 1 as const,
                  on: secret.arn,
                  checkId: 'secretsmanager/secret-not-public',
                  changes: [{ arn: secret.arn, to: (data: object) => ({ ...data, policy: null }) }],
                },
              ],
            },
          ],
          factors: {
            exposure: factor(exposures.anyAwsAccount, 'It takes any AWS account'),
            // Secrets under AWS's own key cannot be read from another account, so that most need a key of theirs as well.
            exploitability: secret.data.KmsKeyId
              ? factor(exploitabilities.effort, 'Its encryption key must let the stranger decrypt, too')
              : factor(
                  exploitabilities.more,
                  'AWS’s own key does not decrypt for other accounts: it takes a principal of yours, or another key',
                ),
            impact: factor(impacts.secrets, 'Secrets open further systems'),
          },
        },
      ];
    }),
});
