import { dataNeeds, dataReads, secretNeeds, secretReads } from '../entries/powers';
import { trustingRoles, trustPaths } from '../entries/roles';
import { definePathKind } from '../found-path';

export const roleAnyonePower = definePathKind({
  id: 'role-anyone-power',
  title: 'Role that every AWS account may assume',
  about: 'The trust policy names everybody. Role names are guessed by machines, and assuming the role takes one call.',
  entry: 'IAM role',
  target: 'Account, secret, bucket or table',
  needs: [...dataNeeds, ...secretNeeds],
  reads: [...dataReads, ...secretReads],
  find: (land) =>
    trustPaths(
      trustingRoles(land, ['anyone']).filter(({ trust }) => trust.kind !== 'oidc'),
      {
        why: ({ statement }) => `The statement ${statement} of its trust policy lets everybody assume it`,
        fix: ({ id }) => `Name in the trust policy of the role ${id} who may assume it`,
        checkId: 'iam/role-trust-not-public',
        exposure: 'anyAwsAccount',
        who: 'It takes any AWS account',
      },
      land,
    ),
});
