import { instanceEntries, instanceNeeds, instanceReads } from '../entries/instances';
import { accountEnd, pathsWith, powerNeeds, powerReads } from '../entries/powers';
import { definePathKind } from '../found-path';

export const instanceLoginAdmin = definePathKind({
  id: 'instance-login-admin',
  title: 'Instance with SSH or Remote Desktop open to everybody and an administrator’s role',
  about: 'A stolen key or a guessed password on the open login is enough: whoever is on the instance has the credentials of its role.',
  entry: 'EC2 instance with port 22 or 3389 open',
  target: 'Account',
  needs: [...instanceNeeds, ...powerNeeds],
  reads: [...instanceReads, ...powerReads],
  find: (land) =>
    pathsWith(
      instanceEntries(land, 'login'),
      accountEnd,
      land,
      ({ node }, words) => `The open login of the instance ${node.name} leads to a role that ${words}`,
    ),
});
