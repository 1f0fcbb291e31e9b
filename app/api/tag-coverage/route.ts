import { route } from '@/server/http/route';
import { readTagCoverage } from '@/server/inventory/api';
import { getTagCoverage } from '@/server/inventory/tags/coverage';

export const dynamic = 'force-dynamic';

export const GET = route(readTagCoverage, async ({ actor }) => ({ coverage: await getTagCoverage(actor) }));
