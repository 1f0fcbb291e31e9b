import type { Resource } from '@/server/collect/types';
import { credentialPaths, peopleNeeds, peopleReads } from '../entries/people';
import { definePathKind } from '../found-path';

/** As CIS AWS Foundations asks for a new key. */
const days = 90;

export const accessKeyPower = definePathKind({
  id: 'access-key-power',
  title: 'Powerful user with an old access key',
  about:
    'An access key works from everywhere, without a second factor, until somebody deletes it. The longer it lives, the more laptops, build logs and repositories it is in.',
  entry: 'IAM user',
  target: 'Account',
  needs: peopleNeeds,
  reads: peopleReads,
  find: (land) =>
    credentialPaths(land, (user) => {
      const before = land.scope.now.getTime() - days * 86_400_000;
      const old = user.data.report?.accessKeys.find(
        ({ active, lastRotated }) => active && lastRotated !== null && Date.parse(lastRotated) < before,
      );
      if (!old) return null;
      return {
        why: `Its access key ${old.slot} is in use unchanged since ${old.lastRotated?.slice(0, 10)}, and works without a second factor`,
        what: 'An old access key',
        cut: {
          text: `Deactivate the access key of ${user.id}, and let the program use a role`,
          cost: 2,
          on: user.arn,
          checkId: 'iam/user-access-key-rotated',
          changes: [
            {
              arn: user.arn,
              to: (data: Resource<'AWS::IAM::User'>['data']) => ({
                ...data,
                report: data.report && { ...data.report, accessKeys: data.report.accessKeys.map((key) => ({ ...key, active: false })) },
              }),
            },
          ],
        },
      };
    }),
});
