import { connectionIdOf, connectionIdOfKey } from '@/server/accounts/find';
import { route } from '@/server/http/route';
import { within } from '@/server/identity/actor';
import { startScan as operation } from '@/server/scans/api';
import { startScan } from '@/server/scans/mutations';

export const POST = route(operation, async ({ actor, body: { accountId, awsAccountId, credentialId, ...input } }) => {
  const scope = within(actor, 'scans:create');
  const id = awsAccountId ?? (credentialId ? await connectionIdOfKey(scope, credentialId) : await connectionIdOf(scope, accountId ?? ''));
  return startScan(actor, { ...input, awsAccountId: id, trigger: 'api' });
});
