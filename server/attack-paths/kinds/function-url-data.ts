import { functionNeeds, functionReads, urlEntries } from '../entries/functions';
import { dataEnd, dataNeeds, dataReads, pathsWith, secretNeeds, secretReads, secretsEnd } from '../entries/powers';
import { definePathKind } from '../found-path';

export const functionUrlData = definePathKind({
  id: 'function-url-data',
  title: 'Function with an open URL and a role that reads secrets or data',
  about: 'Anybody calls the URL. What the function can read, a flaw in its code can be made to give out.',
  entry: 'Lambda function with an open URL',
  target: 'Secret, bucket or table',
  needs: [...functionNeeds, ...dataNeeds, ...secretNeeds],
  reads: [...functionReads, ...dataReads, ...secretReads],
  find: (land) =>
    pathsWith(
      urlEntries(land),
      (role, where) => secretsEnd(role, where) ?? dataEnd(role, where),
      land,
      ({ node }, words) => `The open URL of the function ${node.name} leads to a role that ${words}`,
    ),
});
