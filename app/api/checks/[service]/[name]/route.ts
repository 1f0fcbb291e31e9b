import { getCheck as operation } from '@/server/catalogue/api';
import { getCheck } from '@/server/catalogue/data';
import { route } from '@/server/http/route';

export const GET = route(operation, async ({ actor, params }) => ({
  check: await getCheck(actor, `${params.service}/${params.name}`),
}));
