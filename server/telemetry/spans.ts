import { type Attributes, context, ROOT_CONTEXT, type Span, SpanStatusCode, TraceFlags, trace } from '@opentelemetry/api';
import { scanTraceIds } from './scan-ids';

const tracer = () => trace.getTracer('cloudlens');

/** Runs the work in a span below the current one; an error marks it by its name alone, since messages may quote customers' data. */
export function inSpan<T>(name: string, attributes: Attributes, work: (span: Span) => Promise<T>): Promise<T> {
  return tracer().startActiveSpan(name, { attributes }, (span) => ended(span, work));
}

/** The same directly below the span of the whole scan, whichever process this is. */
export function inScanSpan<T>(scanId: string, name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  const whole = trace.setSpanContext(ROOT_CONTEXT, { ...scanTraceIds(scanId), traceFlags: TraceFlags.SAMPLED, isRemote: true });
  return context.with(whole, () => inSpan(name, { 'cloudlens.scan.id': scanId, ...attributes }, work));
}

async function ended<T>(span: Span, work: (span: Span) => Promise<T>): Promise<T> {
  try {
    return await work(span);
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'Error' });
    throw error;
  } finally {
    span.end();
  }
}
