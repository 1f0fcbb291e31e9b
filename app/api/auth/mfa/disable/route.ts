import { route } from '@/server/http/route';
import { disable } from '@/server/identity/second-factor/api';
import { disableSecondFactor } from '@/server/identity/second-factor/manage';

export const dynamic = 'force-dynamic';

export const POST = route(disable, async ({ actor }) => {
  await disableSecondFactor(actor);
  return {};
});
