import { dataNeeds, dataReads, secretNeeds, secretReads } from '../entries/powers';
import { trustingRoles, trustPaths } from '../entries/roles';
import { definePathKind } from '../found-path';

export const roleWorkflowPower = definePathKind({
  id: 'role-workflow-power',
  title: 'Role that any workflow of a shared identity provider may assume',
  about:
    'The trust policy believes a provider such as GitHub without naming whose repository it must be: everybody’s workflow gets the role.',
  entry: 'IAM role',
  target: 'Account, secret, bucket or table',
  needs: [...dataNeeds, ...secretNeeds],
  reads: [...dataReads, ...secretReads],
  find: (land) =>
    trustPaths(
      trustingRoles(land, ['anyone', 'no-subject']).filter(({ trust }) => trust.kind === 'oidc'),
      {
        why: ({ statement, principals }) =>
          `The statement ${statement} of its trust policy believes ${principals.join(', ')} without saying whose workflow it must be`,
        fix: ({ id }) => `Bind the subject to your own repository in the trust policy of the role ${id}`,
        checkId: 'iam/role-trust-oidc-subject',
        exposure: 'anyone',
        who: 'Anyone with a free account at the provider',
      },
      land,
    ),
});
