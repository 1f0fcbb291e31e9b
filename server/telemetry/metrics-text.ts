import { AggregatorRegistry, type MetricObject } from 'prom-client';
import { env } from '../env';
import { log } from '../log';
import { observed, touchInstruments } from './instruments';
import { observe } from './observed-figures';
import { registry } from './registry';

const patienceMs = 3_000;

/** The figures of this process, as data. */
export async function ownMetrics(): Promise<MetricObject[]> {
  touchInstruments();
  await observe();
  return registry().getMetricsAsJSON() as unknown as Promise<MetricObject[]>;
}

/**
 * The figures in Prometheus' text format: of this process and, where `npm start` runs a worker beside it, of that one too
 * (label `process`), so that one address is enough to scrape.
 */
export async function metricsText(): Promise<string> {
  const { WORKER_METRICS_URL: url, METRICS_TOKEN: token } = env();
  const worker = url && token ? await metricsOfWorker(url, token) : undefined;
  if (url) observed.workerUp().set(worker ? 1 : 0);
  const own = await ownMetrics();
  return AggregatorRegistry.aggregate(worker ? [own, worker] : [own]).metrics();
}

async function metricsOfWorker(url: string, token: string): Promise<MetricObject[] | undefined> {
  try {
    const answer = await fetch(url, {
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
      signal: AbortSignal.timeout(patienceMs),
      redirect: 'error',
    });
    if (!answer.ok) throw new Error(`The worker answers ${answer.status}.`);
    return (await answer.json()) as MetricObject[];
  } catch (error) {
    log.warn({ err: error }, 'the worker tells no figures');
    return undefined;
  }
}
