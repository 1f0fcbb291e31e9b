import type { DelegatedAdministrator } from '@aws-sdk/client-organizations';
import type { Draft } from '../draft';

/** Adds an account that belongs to no organization. */
export function addNoOrganization(draft: Draft): void {
  draft.add({
    type: 'AWS::Organizations::Organization',
    id: draft.account,
    arn: draft.arn('organizations', '', `account/${draft.account}`),
    region: 'global',
    tags: {},
    data: { organization: null },
  });
}

/** Adds the organization that the account manages, with who else administers it. */
export function addManagedOrganization(
  draft: Draft,
  options: { id: string; delegates: readonly DelegatedAdministrator[]; rootFeatures: readonly string[] },
): void {
  const arn = draft.arn('organizations', '', `organization/${options.id}`);
  draft.add({
    type: 'AWS::Organizations::Organization',
    id: options.id,
    arn,
    region: 'global',
    tags: {},
    data: {
      organization: {
        Id: options.id,
        Arn: arn,
        FeatureSet: 'ALL',
        MasterAccountId: draft.account,
        MasterAccountArn: draft.arn('organizations', '', `account/${options.id}/${draft.account}`),
      },
      delegatedAdministrators: options.delegates,
      rootFeatures: options.rootFeatures,
    },
  });
}
