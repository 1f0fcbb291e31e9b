import { connectionIdOf } from '@/server/accounts/find';
import { route } from '@/server/http/route';
import { within } from '@/server/identity/actor';
import { startScan as operation } from '@/server/scans/api';
import { startScan } from '@/server/scans/mutations';

export const POST = route(operation, async ({ actor, body: { accountId, awsAccountId, ...input } }) => {
  const id = awsAccountId ?? (await connectionIdOf(within(actor, 'scans:create'), accountId ?? ''));
  return startScan(actor, { ...input, awsAccountId: id, trigger: 'api' });
});
