import { route } from '@/server/http/route';
import { regenerate } from '@/server/identity/second-factor/api';
import { regenerateRecoveryCodes } from '@/server/identity/second-factor/manage';

export const dynamic = 'force-dynamic';

export const POST = route(regenerate, async ({ actor }) => ({ recoveryCodes: await regenerateRecoveryCodes(actor) }));
