import { apiEntries, apiNeeds, apiReads } from '../entries/api-functions';
import { dataNeeds, dataReads, pathsWith, secretNeeds, secretReads, worstEnd } from '../entries/powers';
import { definePathKind } from '../found-path';

export const apiFunctionData = definePathKind({
  id: 'api-function-data',
  title: 'API without an authorizer in front of a function with rights worth having',
  about: 'The routes of the API ask nobody who they are, so that everything rests on the code of the function behind them.',
  entry: 'HTTP or WebSocket API',
  target: 'Account, secret, bucket or table',
  needs: [...apiNeeds, ...dataNeeds, ...secretNeeds],
  reads: [...apiReads, ...dataReads, ...secretReads],
  find: (land) =>
    pathsWith(
      apiEntries(land),
      worstEnd,
      land,
      ({ node }, words) => `The open API before the function ${node.name} leads to a role that ${words}`,
    ),
});
