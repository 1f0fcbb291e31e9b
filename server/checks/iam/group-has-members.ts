import { defineCheck, fail, pass } from '../define-check';
import { principalNeeds } from '../shared/principal-power';

export const check = defineCheck({
  id: 'iam/group-has-members',
  title: 'IAM groups have members',
  severity: 'low',
  resourceType: 'AWS::IAM::Group',
  needs: principalNeeds,
  why: 'Permissions of an empty group are in nobody’s mind, until somebody is put into it without a look at them.',
  remedy: {
    text: 'Delete the group if nobody will need it.',
    cli: 'aws iam list-attached-group-policies --group-name <group>\naws iam detach-group-policy --group-name <group> --policy-arn <policy-arn>\naws iam delete-group --group-name <group>',
  },
  aliases: {},
  evaluate: ({ data: { members } }) => {
    if (members.length === 0) return fail('Nobody is in the group', { members: 0 });
    return pass(`${members.length === 1 ? members[0] : `${members.length} users`} ${members.length === 1 ? 'is' : 'are'} in the group`, {
      members: members.length,
    });
  },
});
