import { connectionIdOf } from '@/server/accounts/find';
import { listDriftSchedules, putDriftSchedule } from '@/server/drift/api';
import { listSchedules, setSchedule } from '@/server/drift/queue/schedule';
import { pageOf } from '@/server/http/page-of';
import { route } from '@/server/http/route';
import { within } from '@/server/identity/actor';

export const GET = route(listDriftSchedules, async ({ actor, query }) => pageOf(actor, 'schedules', await listSchedules(actor), query));

export const PUT = route(putDriftSchedule, async ({ actor, body: { accountId, schedule } }) => {
  await setSchedule(actor, await connectionIdOf(within(actor, 'drift:update'), accountId), schedule);
  return { schedule };
});
