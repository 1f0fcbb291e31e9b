import { AppError } from '@/server/errors';
import { route } from '@/server/http/route';
import { metrics } from '@/server/telemetry/api';
import { metricsText, ownMetrics } from '@/server/telemetry/metrics-text';
import { metricsAccess } from '@/server/telemetry/metrics-token';

export const dynamic = 'force-dynamic';

export const GET = route(metrics, async ({ request }) => {
  const access = metricsAccess(request.headers);
  if (access === 'off') throw new AppError('NOT_FOUND', 'Metrics are off: set METRICS_TOKEN and send it as a Bearer token.');
  if (access === 'refused') throw new AppError('UNAUTHENTICATED', 'Send METRICS_TOKEN as a Bearer token.');
  if (request.headers.get('accept') === 'application/json') return Response.json(await ownMetrics());
  return new Response(await metricsText(), { headers: { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' } });
});
