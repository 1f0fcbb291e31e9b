import { balancedInstanceEntries, behindNeeds, behindReads } from '../entries/behind-balancers';
import { dataNeeds, dataReads, pathsWithUnread, secretNeeds, secretReads, worstEnd } from '../entries/powers';
import { definePathKind } from '../found-path';

export const balancerInstancePower = definePathKind({
  id: 'balancer-instance-power',
  title: 'Instance behind a public load balancer, with a role worth having',
  about:
    'The instance has no public address of its own, but the load balancer passes strangers’ requests on to it. A flaw in the application gives away the credentials of its role.',
  entry: 'EC2 instance behind a load balancer',
  target: 'Account, secret, bucket or table',
  needs: [...behindNeeds, ...dataNeeds, ...secretNeeds],
  reads: [...behindReads, ...dataReads, ...secretReads],
  find: (land) =>
    pathsWithUnread(
      balancedInstanceEntries(land),
      worstEnd,
      land,
      ({ node }, words) => `The instance ${node.name} behind a public load balancer ${words}`,
    ),
});
