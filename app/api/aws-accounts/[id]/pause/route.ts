import { pauseAwsAccount } from '@/server/accounts/api';
import { pauseAccount } from '@/server/accounts/mutations';
import { route } from '@/server/http/route';

export const POST = route(pauseAwsAccount, async ({ actor, params }) => {
  await pauseAccount(actor, params.id);
  return {};
});
