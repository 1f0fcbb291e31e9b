import { ready } from '@/server/health/api';
import { checkHealth } from '@/server/health/check';
import { reply } from '@/server/http/reply';
import { route } from '@/server/http/route';

export const dynamic = 'force-dynamic';

export const GET = route(ready, async () => {
  const { database } = await checkHealth();
  return reply({ ready: database === 'ok' }, { status: database === 'ok' ? 200 : 503 });
});
