import { trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider, RandomIdGenerator } from '@opentelemetry/sdk-trace-node';
import { version } from '../health/version';
import { scanTraceIds } from './scan-ids';

// On globalThis: the code that ends a scan may be in another bundle than the code that started tracing.
const store = globalThis as { cloudlensTracing?: { provider: NodeTracerProvider; ids: PlannedIds } };

/** Random ids, but for the one span whose id is known before it starts. */
class PlannedIds extends RandomIdGenerator {
  private planned: { traceId: string; spanId: string } | undefined;

  constructor() {
    super();
    const { generateTraceId, generateSpanId } = this;
    this.generateTraceId = () => this.planned?.traceId ?? generateTraceId();
    this.generateSpanId = () => this.planned?.spanId ?? generateSpanId();
  }

  /** What starts a span inside `start` gets these ids. Synchronous, so that no other span can come between. */
  with<T>(ids: { traceId: string; spanId: string }, start: () => T): T {
    this.planned = ids;
    try {
      return start();
    } finally {
      this.planned = undefined;
    }
  }
}

/**
 * Sends traces by OTLP over HTTP to OTEL_EXPORTER_OTLP_ENDPOINT; the exporter reads the other OTEL_EXPORTER_OTLP_* settings
 * itself. Without that address nothing is recorded and nothing is sent.
 */
export function startTracing(environment: NodeJS.ProcessEnv = process.env): void {
  if (!environment.OTEL_EXPORTER_OTLP_ENDPOINT || store.cloudlensTracing) return;
  const ids = new PlannedIds();
  const provider = new NodeTracerProvider({
    idGenerator: ids,
    resource: resourceFromAttributes({
      'service.name': environment.OTEL_SERVICE_NAME ?? 'cloudlens',
      'service.version': version,
      'cloudlens.process': environment.CLOUDLENS_ROLE ?? 'web',
    }),
    // A large scan makes tens of thousands of calls; what does not fit is dropped and never slows a scan.
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter(), { maxQueueSize: 20_000, maxExportBatchSize: 512 })],
  });
  provider.register();
  store.cloudlensTracing = { provider, ids };
}

export async function stopTracing(): Promise<void> {
  const tracing = store.cloudlensTracing;
  store.cloudlensTracing = undefined;
  await tracing?.provider.shutdown().catch(() => undefined);
  trace.disable();
}

/** The span of a whole scan, told when it has ended: its parts were told before, by whoever did them. */
export function tellScanSpan(scanId: string, from: Date, to: Date, attributes: Record<string, string | number>): void {
  const tracing = store.cloudlensTracing;
  if (!tracing) return;
  const tracer = trace.getTracer('cloudlens');
  tracing.ids
    .with(scanTraceIds(scanId), () =>
      tracer.startSpan('scan', { root: true, startTime: from, attributes: { 'cloudlens.scan.id': scanId, ...attributes } }),
    )
    .end(to);
}
