import { route } from '@/server/http/route';
import { listReceivers } from '@/server/reports/api';
import { listReceivers as readReceivers } from '@/server/reports/data';

export const dynamic = 'force-dynamic';

export const GET = route(listReceivers, async ({ actor }) => ({ receivers: await readReceivers(actor) }));
