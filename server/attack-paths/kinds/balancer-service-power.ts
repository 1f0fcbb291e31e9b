import { dataNeeds, dataReads, pathsWithUnread, secretNeeds, secretReads, worstEnd } from '../entries/powers';
import { balancedServiceEntries, serviceBehindNeeds, serviceBehindReads } from '../entries/services';
import { definePathKind } from '../found-path';

export const balancerServicePower = definePathKind({
  id: 'balancer-service-power',
  title: 'ECS service behind a public load balancer, with a task role worth having',
  about:
    'The load balancer passes strangers’ requests on to the tasks. A flaw in the application gives away the credentials of their role.',
  entry: 'ECS service behind a load balancer',
  target: 'Account, secret, bucket or table',
  needs: [...serviceBehindNeeds, ...dataNeeds, ...secretNeeds],
  reads: [...serviceBehindReads, ...dataReads, ...secretReads],
  find: (land) =>
    pathsWithUnread(
      balancedServiceEntries(land),
      worstEnd,
      land,
      ({ node }, words) => `The service ${node.name} behind a public load balancer ${words}`,
    ),
});
