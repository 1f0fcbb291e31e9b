import { exportFindings } from '@/server/findings/export/export-findings';
import type { ExportFormat } from '@/server/findings/export/formats';
import { asOrgId } from '@/server/ids';
import { readerOf } from '@/server/test/organization';
import { type Metric, metric } from '../lib/metric';

const mebibyte = 1024 * 1024;

/** Exports an organization's open findings, reads the answer to its end and lets it go. Run with --expose-gc. */
export async function measureExport(org: string, format: ExportFormat, findings: number): Promise<Metric[]> {
  const { gc } = globalThis as { gc?: () => void };
  gc?.();
  const before = process.memoryUsage().rss;
  const cpu = process.cpuUsage();
  const began = performance.now();
  const response = await exportFindings(readerOf(asOrgId(org)), format, { status: ['open'] });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let [bytes, lines, peak] = [0, 0, 0];
  /** Highest heap after a collection, in the first and in the last tenth of the rows: what stays grows if anything does. */
  const kept = { first: 0, last: 0 };
  let nextLook = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.length;
    for (const byte of value) if (byte === 10) lines += 1;
    peak = Math.max(peak, process.memoryUsage.rss());
    if (lines < nextLook) continue;
    nextLook = lines + findings / 40;
    gc?.();
    const { heapUsed, external } = process.memoryUsage();
    if (lines < findings / 10) kept.first = Math.max(kept.first, heapUsed + external);
    if (lines > findings * 0.9) kept.last = Math.max(kept.last, heapUsed + external);
  }
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return [
    metric('E1', `${format}: lines`, lines, 'lines', null),
    metric('E2', `${format}: size`, bytes / mebibyte, 'MiB', null),
    metric('E3', `${format}: time`, seconds, 's', null),
    metric('E4', `${format}: CPU of the process, without PostgreSQL`, (user + system) / 1e6, 's', null),
    metric('E5', `${format}: peak memory above what there was before`, (peak - before) / mebibyte, 'MiB', 150),
    metric('E6', `${format}: heap in use, last tenth against first`, kept.last / kept.first, 'times', 1.2),
  ];
}
