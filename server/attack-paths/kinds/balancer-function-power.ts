import { balancedFunctionEntries, functionBehindNeeds, functionBehindReads } from '../entries/behind-balancers';
import { dataNeeds, dataReads, pathsWithUnread, secretNeeds, secretReads, worstEnd } from '../entries/powers';
import { definePathKind } from '../found-path';

export const balancerFunctionPower = definePathKind({
  id: 'balancer-function-power',
  title: 'Function behind a public load balancer, with rights worth having',
  about: 'The load balancer calls the function with what strangers send. A flaw in its code gives away what its role may do.',
  entry: 'Lambda function behind a load balancer',
  target: 'Account, secret, bucket or table',
  needs: [...functionBehindNeeds, ...dataNeeds, ...secretNeeds],
  reads: [...functionBehindReads, ...dataReads, ...secretReads],
  find: (land) =>
    pathsWithUnread(
      balancedFunctionEntries(land),
      worstEnd,
      land,
      ({ node }, words) => `The function ${node.name} behind a public load balancer ${words}`,
    ),
});
