import { resumeAwsAccount } from '@/server/accounts/api';
import { resumeAccount } from '@/server/accounts/mutations';
import { route } from '@/server/http/route';

export const POST = route(resumeAwsAccount, async ({ actor, params }) => {
  await resumeAccount(actor, params.id);
  return {};
});
