import { route } from '@/server/http/route';
import { readTagChoices } from '@/server/inventory/api';
import { getTagChoices } from '@/server/inventory/tags/choices';

export const dynamic = 'force-dynamic';

export const GET = route(readTagChoices, ({ actor, query }) => getTagChoices(actor, query));
