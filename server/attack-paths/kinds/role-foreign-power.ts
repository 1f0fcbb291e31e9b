import { dataNeeds, dataReads, secretNeeds, secretReads } from '../entries/powers';
import { trustingRoles, trustPaths } from '../entries/roles';
import { definePathKind } from '../found-path';

export const roleForeignPower = definePathKind({
  id: 'role-foreign-power',
  title: 'Role that another account may assume without an external id',
  about:
    'A service provider that acts in many accounts can be made to act in yours by another customer of theirs (the confused deputy), and whoever breaks into the other account is in yours.',
  entry: 'IAM role',
  target: 'Account, secret, bucket or table',
  needs: [...dataNeeds, ...secretNeeds],
  reads: [...dataReads, ...secretReads],
  find: (land) =>
    trustPaths(
      trustingRoles(land, ['no-external-id']),
      {
        why: ({ statement, accounts }) =>
          `The statement ${statement} of its trust policy lets the account ${accounts.join(', ')} assume it, without an external id`,
        fix: ({ id }) => `Demand an external id in the trust policy of the role ${id}, or take the other account out`,
        checkId: 'iam/role-trust-external-id',
        exposure: 'outsider',
        who: 'It takes the other account, or one of its customers',
      },
      land,
    ),
});
