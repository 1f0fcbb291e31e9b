import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

// On globalThis: a bundler may load this module more than once, and all copies must count into the same registry.
const store = globalThis as { cloudlensMetrics?: Registry };

/** The figures of this process. */
export function registry(): Registry {
  if (!store.cloudlensMetrics) {
    store.cloudlensMetrics = new Registry();
    store.cloudlensMetrics.setDefaultLabels({ process: process.env.CLOUDLENS_ROLE ?? 'web' });
  }
  return store.cloudlensMetrics;
}

/** Adds processor time, memory and the lag of the event loop; for servers, since it watches the process from then on. */
export function watchProcess(): void {
  if (!registry().getSingleMetric('process_cpu_user_seconds_total')) collectDefaultMetrics({ register: registry() });
}

interface Shape<Label extends string> {
  name: string;
  help: string;
  labelNames?: readonly Label[];
}

const known = <M>(name: string): M | undefined => registry().getSingleMetric(name) as M | undefined;

export const counter = <Label extends string = never>(shape: Shape<Label>): Counter<Label> =>
  known<Counter<Label>>(shape.name) ?? new Counter({ ...shape, labelNames: shape.labelNames ?? [], registers: [registry()] });

export const gauge = <Label extends string = never>(shape: Shape<Label>): Gauge<Label> =>
  known<Gauge<Label>>(shape.name) ?? new Gauge({ ...shape, labelNames: shape.labelNames ?? [], registers: [registry()] });

/** @param buckets upper bounds, in the unit of the name */
export const histogram = <Label extends string = never>(shape: Shape<Label>, buckets: readonly number[]): Histogram<Label> =>
  known<Histogram<Label>>(shape.name) ??
  new Histogram({ ...shape, labelNames: shape.labelNames ?? [], buckets: [...buckets], registers: [registry()] });
