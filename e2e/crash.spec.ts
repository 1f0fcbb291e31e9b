import { type APIRequestContext, expect, test } from '@playwright/test';
import { killPart, type Part } from './lib/installation';
import { readFirstRun } from './pages/first-run';

const production = '111122223333';

interface Scan {
  id: string;
  status: string;
  progress: { done: number; total: number };
  counts: { opened: number; resolved: number; reopened: number } | null;
}

/** Each test asks with a key of its own, and so has a budget of requests of its own. */
let key = '';

test.beforeEach(async ({ request }) => {
  const made = await request.post('/api/keys', {
    headers: { authorization: `Bearer ${readFirstRun().apiKey}` },
    data: { name: 'crash test', scopes: ['*'] },
  });
  key = ((await made.json()) as { data: { key: string } }).data.key;
});

/** Asks until the answer is there: while a part is down, calls fail or answer 503. */
async function ask<T>(request: APIRequestContext, path: string): Promise<T> {
  let last = '';
  for (let attempt = 0; attempt < 180; attempt++) {
    try {
      const response = await request.get(path, { headers: { authorization: `Bearer ${key}` }, timeout: 60_000 });
      if (response.ok()) return ((await response.json()) as { data: T }).data;
      last = `${response.status()} ${await response.text()}`;
    } catch (error) {
      last = String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  throw new Error(`${path} did not come back: ${last}`);
}

/** Every open finding of the account as one line each, in a fixed order. */
async function openFindings(request: APIRequestContext): Promise<string[]> {
  const lines: string[] = [];
  let cursor: string | null = null;
  do {
    const page: { findings: { id: string; checkId: string; resource: { arn: string } }[]; pagination: { nextCursor: string | null } } =
      await ask(request, `/api/findings?accountId=${production}&limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
    lines.push(...page.findings.map((finding) => `${finding.checkId} ${finding.resource.arn} ${finding.id}`));
    cursor = page.pagination.nextCursor;
  } while (cursor);
  return lines.sort();
}

async function startScan(request: APIRequestContext): Promise<string> {
  const post = () => request.post('/api/scan/start', { headers: { authorization: `Bearer ${key}` }, data: { accountId: production } });
  let response = await post();
  for (let tries = 0; tries < 3 && response.status() === 429; tries++) {
    await new Promise((resolve) => setTimeout(resolve, Number(response.headers()['retry-after'] ?? 30) * 1_000));
    response = await post();
  }
  const body = (await response.json()) as { data?: { scanId: string }; error?: { details?: { scanId?: string } } };
  const id = body.data?.scanId ?? body.error?.details?.scanId;
  if (!id) throw new Error(`no scan: ${JSON.stringify(body)}`);
  return id;
}

const readScan = async (request: APIRequestContext, id: string): Promise<Scan> =>
  (await ask<{ scan: Scan }>(request, `/api/scan/results/${id}`)).scan;

async function waitForEnd(request: APIRequestContext, id: string): Promise<Scan> {
  let scan = await readScan(request, id);
  await expect
    .poll(
      async () => {
        scan = await readScan(request, id);
        return scan.status;
      },
      { timeout: 600_000, intervals: [1_000] },
    )
    .toMatch(/completed|partial|failed|cancelled/);
  return scan;
}

test.describe.configure({ mode: 'serial' });
test.skip(process.platform !== 'linux', 'finds the processes under /proc');

/** What is found while nothing happens: read once, since nothing in the account changes. */
let before: readonly string[] | null = null;

for (const part of ['worker', 'engine', 'database', 'web'] as const satisfies Part[]) {
  test(`a scan goes on after kill -9 of the ${part} and finds the same`, async ({ request }) => {
    test.setTimeout(1_200_000);
    if (!before) {
      await waitForEnd(request, await startScan(request));
      before = await openFindings(request);
    }
    expect(before.length).toBeGreaterThan(100);

    const id = await startScan(request);
    await expect.poll(async () => (await readScan(request, id)).progress.done, { intervals: [300] }).toBeGreaterThan(2);
    expect(killPart(part)).toBeGreaterThan(0);

    const scan = await waitForEnd(request, id);
    expect(scan.status).toBe('partial');
    expect(scan.progress.done).toBe(scan.progress.total);
    expect(scan.counts).toMatchObject({ opened: 0, resolved: 0, reopened: 0 });
    expect(await openFindings(request)).toEqual(before);
  });
}
