import { instanceEntries, instanceNeeds, instanceReads } from '../entries/instances';
import { escalationEnd, pathsWith, powerNeeds, powerReads } from '../entries/powers';
import { definePathKind } from '../found-path';

export const instanceEscalates = definePathKind({
  id: 'instance-escalates',
  title: 'Public instance whose role can give itself more rights',
  about:
    'The role of the instance is no administrator, but it may pass a stronger role to something new, or rewrite policies: from the instance that takes minutes.',
  entry: 'EC2 instance with an open port',
  target: 'Account',
  needs: [...instanceNeeds, ...powerNeeds],
  reads: [...instanceReads, ...powerReads],
  find: (land) => pathsWith(instanceEntries(land), escalationEnd, land, ({ node }, words) => `The public instance ${node.name} ${words}`),
});
