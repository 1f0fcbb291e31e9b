import { route } from '@/server/http/route';
import { getNewestScan } from '@/server/scans/api';
import { newestScan } from '@/server/scans/newest-scan';

export const GET = route(getNewestScan, ({ actor, query }) => newestScan(actor, 'cspm', query));
