import { getHistory } from '@/server/drift/versions/data';
import { route } from '@/server/http/route';
import { listAwsResourceVersions } from '@/server/inventory/api';

export const dynamic = 'force-dynamic';

export const GET = route(listAwsResourceVersions, ({ actor, params }) => getHistory(actor, params.id));
