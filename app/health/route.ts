import { health } from '@/server/health/api';
import { checkHealth } from '@/server/health/check';
import { version } from '@/server/health/version';
import { reply } from '@/server/http/reply';
import { route } from '@/server/http/route';

export const dynamic = 'force-dynamic';

export const GET = route(health, async () => {
  const checks = await checkHealth();
  const isOk = Object.values(checks).every((state) => state === 'ok');
  const body = { status: isOk ? ('ok' as const) : ('degraded' as const), version, uptimeSeconds: Math.floor(process.uptime()), checks };
  return reply(body, { status: isOk ? 200 : 503 });
});
