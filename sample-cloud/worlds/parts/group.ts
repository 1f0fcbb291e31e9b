import type { Draft } from '../draft';
import { iamId } from '../ids';
import { attached, type InlinePolicies, inline } from './iam-attachments';

export interface GroupOptions {
  name: string;
  created: Date;
  managed?: readonly string[];
  inline?: InlinePolicies;
}

/** Adds an IAM group; call it after the users, whose memberships make its members. */
export function addIamGroup(draft: Draft, { name, created, managed = [], inline: policies = {} }: GroupOptions): void {
  const arn = draft.arn('iam', '', `group/${name}`);
  draft.add({
    type: 'AWS::IAM::Group',
    id: name,
    arn,
    region: 'global',
    tags: {},
    data: {
      GroupName: name,
      GroupId: iamId('AGPA', `${draft.account}/${name}`),
      Arn: arn,
      Path: '/',
      CreateDate: created,
      GroupPolicyList: inline(policies),
      AttachedManagedPolicies: attached(draft, managed),
      members: draft.resources.flatMap((resource) =>
        resource.type === 'AWS::IAM::User' && resource.data.GroupList?.includes(name) ? [resource.id] : [],
      ),
    },
  });
}
