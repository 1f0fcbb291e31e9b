import { deleteAwsAccount, updateAwsAccount } from '@/server/accounts/api';
import { removeAccount, updateAccount } from '@/server/accounts/mutations';
import { route } from '@/server/http/route';

export const PATCH = route(updateAwsAccount, async ({ actor, params, body }) => {
  await updateAccount(actor, params.id, body);
  return {};
});

export const DELETE = route(deleteAwsAccount, async ({ actor, params, query }) => {
  await removeAccount(actor, params.id, query.data);
  return {};
});
