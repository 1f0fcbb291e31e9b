import { createHash, timingSafeEqual } from 'node:crypto';
import { env } from '../env';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

export type MetricsAccess = 'granted' | 'refused' | 'off';

/** Whether a scraper may read the figures: by a token of its own, which opens nothing else. Without METRICS_TOKEN nobody may. */
export function metricsAccess(headers: Headers): MetricsAccess {
  const token = env().METRICS_TOKEN;
  if (!token) return 'off';
  const [, given] = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '') ?? [];
  return given !== undefined && timingSafeEqual(digest(given), digest(token)) ? 'granted' : 'refused';
}
