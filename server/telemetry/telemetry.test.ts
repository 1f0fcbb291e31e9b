import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { GET as getMetrics } from '@/app/metrics/route';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { patience } from '@/scripts/test/patience';
import { systemActor } from '@/server/audit/record';
import { collectors } from '@/server/collect/registry';
import { closeDatabase } from '@/server/db';
import { runScanInline } from '@/server/scans/execute/run-inline';
import { insertScan } from '@/server/scans/mutations';
import { connectSample } from '@/server/scans/testing/sample-target';
import { scanTraceIds } from './scan-ids';
import { startTracing, stopTracing } from './start-tracing';

interface OtlpSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: Record<string, unknown> }[];
}

const token = 'a-token-for-scrapers-only';
const sandbox = '777788889999';
const anchor = new Date('2026-11-20T00:00:00Z');
const spans: OtlpSpan[] = [];
let sent = '';
let cloud: SampleCloud;
let collector: Server;
let scanId: string;
let figures: string;

const scrape = (headers: Record<string, string>) => getMetrics(new Request('http://localhost/metrics', { headers }));

beforeAll(async () => {
  cloud = await startSampleCloud({ world: createDefaultWorld({ anchor }), limits: 'none' });
  process.env.SAMPLE_CLOUD_URL = cloud.url;
  process.env.METRICS_TOKEN = token;
  collector = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    sent += body;
    const { resourceSpans } = JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: OtlpSpan[] }[] }[] };
    spans.push(...resourceSpans.flatMap((each) => each.scopeSpans.flatMap((scope) => scope.spans)));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  startTracing();
  const { orgId, awsAccountId } = await connectSample(sandbox);
  scanId = await insertScan(systemActor(orgId, 'first-run'), { awsAccountId, trigger: 'first-run', asOf: anchor });
  await runScanInline(orgId, scanId);
  await stopTracing();
  // The database has a second to answer, which is not much beside other tests.
  await vi.waitFor(async () => {
    figures = await (await scrape({ authorization: `Bearer ${token}` })).text();
    expect(figures).toContain('cloudlens_database_up{process="web"} 1');
  }, patience);
});

afterAll(async () => {
  delete process.env.OTEL_EXPORTER_OTLP_ENDPOINT;
  await cloud.close();
  collector.close();
  await closeDatabase();
});

describe('the trace of a scan', () => {
  const named = (name: string) => spans.filter((span) => span.name === name);

  it('is found by the id of the scan and hangs together: scan, regions, services, calls', () => {
    const names = new Set(
      spans.filter((span) => span.traceId === scanTraceIds(scanId).traceId).map((span) => span.name.split(':')[0] ?? ''),
    );
    for (const part of ['scan', 'plan', 'region', 'unit', 'judge', 'finish', 'sts']) expect(names, part).toContain(part);
    for (const { service } of collectors) expect(names, service).toContain(service);
    const [whole] = named('scan');
    expect(named('scan')).toHaveLength(1);
    expect(whole).toMatchObject(scanTraceIds(scanId));
    expect(whole?.parentSpanId ?? '').toBe('');
    for (const region of named('region')) expect(region.parentSpanId).toBe(whole?.spanId);
    const regions = new Set(named('region').map((span) => span.spanId));
    for (const unit of named('unit')) expect(regions.has(unit.parentSpanId ?? '')).toBe(true);
    const units = new Set(named('unit').map((span) => span.spanId));
    const [listing] = named('kms:ListKeys');
    expect(units.has(listing?.parentSpanId ?? '')).toBe(true);
  });

  it('carries places and kinds, and nothing of the account', () => {
    const keys = new Set(spans.flatMap((span) => span.attributes.map((attribute) => attribute.key)));
    expect([...keys].sort()).toEqual(['cloud.region', 'cloudlens.scan.id', 'cloudlens.scan.status', 'cloudlens.service']);
    expect(sent).not.toContain(sandbox);
    expect(sent).not.toMatch(/arn:aws|AKIA|ASIA/);
  });
});

describe('/metrics', () => {
  it('opens to its own token only', async () => {
    expect((await scrape({})).status).toBe(401);
    expect((await scrape({ authorization: 'Bearer another-token-of-that-length' })).status).toBe(401);
    expect((await scrape({ authorization: `Bearer ${token}` })).headers.get('content-type')).toContain('text/plain');
  });

  it('counts calls, units and the end of scans', () => {
    expect(figures).toMatch(/cloudlens_aws_calls_total\{service="kms",outcome="ok",process="web"\} [1-9]/);
    expect(figures).toMatch(/cloudlens_scan_units_total\{service="iam",status="completed",process="web"\} 1/);
    expect(figures).toMatch(/cloudlens_scans_ended_total\{status="(completed|partial)",process="web"\} 1/);
    expect(figures).toMatch(/cloudlens_database_up\{process="web"\} 1/);
    expect(figures).toMatch(/cloudlens_database_transactions_total\{door="app",outcome="ok",process="web"\} [1-9]/);
  });

  it('leaves out what this process cannot know, rather than telling 0', () => {
    expect(figures).not.toContain('cloudlens_worker_up{');
    expect(figures).not.toContain('cloudlens_engine_up{');
  });

  it('has no label that grows with customers', () => {
    expect(figures).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect(figures).not.toMatch(/\d{12}"/);
  });

  it('gives every figure one HELP line and one TYPE line', () => {
    const helps = [...figures.matchAll(/^# HELP (\S+)/gm)].map(([, name]) => name);
    expect(new Set(helps).size).toBe(helps.length);
    expect([...figures.matchAll(/^# TYPE (\S+)/gm)]).toHaveLength(helps.length);
  });
});
