import { functionNeeds, functionReads, urlEntries } from '../entries/functions';
import { accountEnd, escalationEnd, pathsWithUnread, powerNeeds, powerReads } from '../entries/powers';
import { definePathKind } from '../found-path';

export const functionUrlPower = definePathKind({
  id: 'function-url-power',
  title: 'Function with an open URL and a role that rules the account',
  about: 'Anybody calls the URL. A flaw in the code, or in a library of it, runs what is sent with the rights of the function’s role.',
  entry: 'Lambda function with an open URL',
  target: 'Account',
  needs: [...functionNeeds, ...powerNeeds],
  reads: [...functionReads, ...powerReads],
  find: (land) =>
    pathsWithUnread(
      urlEntries(land),
      (role, where) => accountEnd(role, where) ?? escalationEnd(role, where),
      land,
      ({ node }, words) => `The open URL of the function ${node.name} leads to a role that ${words}`,
    ),
});
