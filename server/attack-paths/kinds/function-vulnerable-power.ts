import { dataNeeds, dataReads, pathsWith, secretNeeds, secretReads, worstEnd } from '../entries/powers';
import { vulnerableFunctionNeeds, vulnerableFunctionReads, vulnerableFunctions } from '../entries/vulnerable';
import { definePathKind } from '../found-path';

export const functionVulnerablePower = definePathKind({
  id: 'function-vulnerable-power',
  title: 'Exposed function with a serious hole, and rights worth having',
  about:
    'Strangers call the function by its URL, an API or a load balancer; Inspector found a critical hole in it, or a high one that is exploited; and its role reaches what matters.',
  entry: 'Lambda function',
  target: 'Account, secret, bucket or table',
  needs: [...vulnerableFunctionNeeds, ...dataNeeds, ...secretNeeds],
  reads: [...vulnerableFunctionReads, ...dataReads, ...secretReads],
  find: (land) =>
    pathsWith(
      vulnerableFunctions(land),
      worstEnd,
      land,
      ({ node }, words) => `The exposed function ${node.name} has a serious hole, and its role ${words}`,
    ),
});
