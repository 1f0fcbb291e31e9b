import { firstAwsAccount, storeAwsAccount } from '@/server/accounts/api';
import { connectAccount } from '@/server/accounts/connect/connect-account';
import { listAccounts } from '@/server/accounts/data';
import { notFound } from '@/server/errors';
import { reply } from '@/server/http/reply';
import { route } from '@/server/http/route';

export const dynamic = 'force-dynamic';

export const GET = route(firstAwsAccount, async ({ actor }) => {
  const [first] = (await listAccounts(actor)).sort((a, b) => a.createdAt.localeCompare(b.createdAt) || (a.id < b.id ? -1 : 1));
  if (!first) throw notFound('AWS account');
  return { ...first, account_id: first.accountId, role_arn: first.roleArn };
});

export const POST = route(storeAwsAccount, async ({ actor, body: { account_id: accountId, role_arn: roleArn } }) => {
  const account = await connectAccount(actor, { accountId, roleArn });
  return reply({ ...account, account_id: account.accountId, role_arn: account.roleArn }, { message: 'AWS account connected' });
});
