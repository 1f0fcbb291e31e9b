import { functionNeeds, functionReads, invokeEntries } from '../entries/functions';
import { dataNeeds, dataReads, pathsWith, secretNeeds, secretReads, worstEnd } from '../entries/powers';
import { definePathKind } from '../found-path';

export const functionOpenInvoke = definePathKind({
  id: 'function-open-invoke',
  title: 'Function that every AWS account may call, with rights worth having',
  about:
    'Somebody with any AWS account calls the function with input of their choice, which its code then handles with the rights of its role.',
  entry: 'Lambda function with a public policy',
  target: 'Account, secret, bucket or table',
  needs: [...functionNeeds, ...dataNeeds, ...secretNeeds],
  reads: [...functionReads, ...dataReads, ...secretReads],
  find: (land) =>
    pathsWith(
      invokeEntries(land),
      worstEnd,
      land,
      ({ node }, words) => `Any AWS account may call the function ${node.name}, whose role ${words}`,
    ),
});
