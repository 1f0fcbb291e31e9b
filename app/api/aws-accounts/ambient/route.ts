import { connectAmbient } from '@/server/accounts/api';
import { connectAmbient as connectOwnAccount } from '@/server/accounts/connect-ambient';
import { route } from '@/server/http/route';

export const POST = route(connectAmbient, ({ actor, body }) => connectOwnAccount(actor, body));
