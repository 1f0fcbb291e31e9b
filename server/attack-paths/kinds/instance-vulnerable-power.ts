import { dataNeeds, dataReads, pathsWith, secretNeeds, secretReads, worstEnd } from '../entries/powers';
import { vulnerableInstanceNeeds, vulnerableInstanceReads, vulnerableInstances } from '../entries/vulnerable';
import { definePathKind } from '../found-path';

export const instanceVulnerablePower = definePathKind({
  id: 'instance-vulnerable-power',
  title: 'Exposed instance with a serious hole, and a role worth having',
  about:
    'The internet reaches the instance, itself or over a load balancer; Inspector found a critical hole on it, or a high one that is exploited; and its role reaches what matters.',
  entry: 'EC2 instance',
  target: 'Account, secret, bucket or table',
  needs: [...vulnerableInstanceNeeds, ...dataNeeds, ...secretNeeds],
  reads: [...vulnerableInstanceReads, ...dataReads, ...secretReads],
  find: (land) =>
    pathsWith(
      vulnerableInstances(land),
      worstEnd,
      land,
      ({ node }, words) => `The exposed instance ${node.name} has a serious hole, and its role ${words}`,
    ),
});
