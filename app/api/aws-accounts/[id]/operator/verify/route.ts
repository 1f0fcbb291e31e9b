import { route } from '@/server/http/route';
import { readOperatorAccess } from '@/server/operate/access/read-access';
import { turnOnOperating } from '@/server/operate/access/turn-on';
import { toldAccess } from '@/server/operate/answer';
import { verifyOperator } from '@/server/operate/api';

export const POST = route(verifyOperator, async ({ actor, params }) => {
  await turnOnOperating(actor, params.id);
  return { operator: toldAccess(await readOperatorAccess(actor, params.id)) };
});
