import { connectAws } from '@/server/accounts/api';
import { connectAccount } from '@/server/accounts/connect/connect-account';
import { reply } from '@/server/http/reply';
import { route } from '@/server/http/route';

export const POST = route(connectAws, async ({ actor, body }) =>
  reply(await connectAccount(actor, body), { message: 'AWS account connected' }),
);
