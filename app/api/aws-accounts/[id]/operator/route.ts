import { route } from '@/server/http/route';
import { readOperatorAccess } from '@/server/operate/access/read-access';
import { prepareOperating, turnOffOperating } from '@/server/operate/access/turn-on';
import { toldAccess } from '@/server/operate/answer';
import { getOperatorAccess, prepareOperator, turnOffOperator } from '@/server/operate/api';

export const GET = route(getOperatorAccess, async ({ actor, params }) => ({
  operator: toldAccess(await readOperatorAccess(actor, params.id)),
}));

export const POST = route(prepareOperator, async ({ actor, params, body }) => {
  await prepareOperating(actor, params.id, body);
  return { operator: toldAccess(await readOperatorAccess(actor, params.id)) };
});

export const DELETE = route(turnOffOperator, async ({ actor, params }) => {
  await turnOffOperating(actor, params.id);
  return {};
});
