import { afterAll, expect, it } from 'vitest';
import { POST } from '@/app/api/policy-reports/route';
import { closeDatabase } from '@/server/db';

process.env.TRUSTED_PROXIES = '1';
afterAll(closeDatabase);

const report = (address: string, type = 'application/csp-report') =>
  POST(
    new Request('http://localhost:3000/api/policy-reports', {
      method: 'POST',
      headers: { 'content-type': type, 'x-forwarded-for': address },
      body: JSON.stringify({
        'csp-report': { 'document-uri': 'http://localhost:3000/a?token=x', 'violated-directive': 'script-src', disposition: 'enforce' },
      }),
    }),
  );

it('takes reports of browsers, 30 a minute from one address', async () => {
  const statuses: number[] = [];
  for (let n = 0; n < 31; n++) statuses.push((await report('203.0.113.20')).status);
  expect(statuses).toEqual([...Array(30).fill(200), 429]);
  expect((await report('203.0.113.21')).status).toBe(200);
  expect((await report('203.0.113.21', 'text/plain')).status).toBe(415);
});
