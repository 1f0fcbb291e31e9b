import { route } from '@/server/http/route';
import { getNewestWorkloadScan } from '@/server/scans/api';
import { newestScan } from '@/server/scans/newest-scan';

export const GET = route(getNewestWorkloadScan, ({ actor, query }) => newestScan(actor, 'cwpp', query));
