import { z } from 'zod';
import { defineOperation } from '../http/operation';

export const metrics = defineOperation({
  id: 'getMetrics',
  method: 'GET',
  path: '/metrics',
  summary: "Figures for Prometheus, by the installation's METRICS_TOKEN",
  description:
    'Text format of Prometheus, or JSON when only that is accepted. The token of this call is METRICS_TOKEN and no API key. Where it is unset the call answers 404.',
  tags: ['Operations'],
  permission: 'public',
  response: z.unknown(),
  produces: 'text/plain',
  limit: 'none',
  envelope: false,
  errors: ['UNAUTHENTICATED', 'NOT_FOUND'],
});
