import { dataNeeds, dataReads, pathsWithUnread, secretNeeds, secretReads, worstEnd } from '../entries/powers';
import { publicServiceEntries, serviceNeeds, serviceReads } from '../entries/services';
import { definePathKind } from '../found-path';

export const servicePublicPower = definePathKind({
  id: 'service-public-power',
  title: 'ECS service with public addresses, and a task role worth having',
  about: 'Its tasks have public addresses and an open security group. A flaw in what listens gives away the credentials of the task role.',
  entry: 'ECS service with an open port',
  target: 'Account, secret, bucket or table',
  needs: [...serviceNeeds, ...dataNeeds, ...secretNeeds],
  reads: [...serviceReads, ...dataReads, ...secretReads],
  find: (land) =>
    pathsWithUnread(
      publicServiceEntries(land),
      worstEnd,
      land,
      ({ node }, words) => `The public tasks of the service ${node.name}: their role ${words}`,
    ),
});
