import { verifyAwsAccount } from '@/server/accounts/api';
import { verifyAccount } from '@/server/accounts/connect/verify-account';
import { route } from '@/server/http/route';

export const POST = route(verifyAwsAccount, ({ actor, params }) => verifyAccount(actor, params.id));
