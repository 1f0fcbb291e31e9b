import { instanceEntries, instanceNeeds, instanceReads } from '../entries/instances';
import { accountEnd, pathsWithUnread, powerNeeds, powerReads } from '../entries/powers';
import { definePathKind } from '../found-path';

export const instanceMetadataAdmin = definePathKind({
  id: 'instance-metadata-admin',
  title: 'Public instance whose old metadata service hands out an administrator’s credentials',
  about:
    'An attacker makes software on the instance send one request to the metadata service. IMDSv1 answers it with the credentials of the instance’s role, which rules the account.',
  entry: 'EC2 instance with an open port and IMDSv1',
  target: 'Account',
  needs: [...instanceNeeds, ...powerNeeds],
  reads: [...instanceReads, ...powerReads],
  find: (land) =>
    pathsWithUnread(
      instanceEntries(land, 'metadata'),
      accountEnd,
      land,
      ({ node }, words) => `IMDSv1 on the public instance ${node.name} gives away a role that ${words}`,
    ),
});
