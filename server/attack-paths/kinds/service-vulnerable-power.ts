import { dataNeeds, dataReads, pathsWith, secretNeeds, secretReads, worstEnd } from '../entries/powers';
import { vulnerableServiceNeeds, vulnerableServiceReads, vulnerableServices } from '../entries/vulnerable';
import { definePathKind } from '../found-path';

export const serviceVulnerablePower = definePathKind({
  id: 'service-vulnerable-power',
  title: 'Exposed ECS service whose image has a serious hole, and a task role worth having',
  about:
    'The internet reaches the tasks, themselves or over a load balancer; ECR’s scan or Inspector found a critical hole in their image, or a high one that is exploited; and the task role reaches what matters.',
  entry: 'ECS service',
  target: 'Account, secret, bucket or table',
  needs: [...vulnerableServiceNeeds, ...dataNeeds, ...secretNeeds],
  reads: [...vulnerableServiceReads, ...dataReads, ...secretReads],
  find: (land) =>
    pathsWith(
      vulnerableServices(land),
      worstEnd,
      land,
      ({ node }, words) => `An image of the exposed service ${node.name} has a serious hole, and its role ${words}`,
    ),
});
