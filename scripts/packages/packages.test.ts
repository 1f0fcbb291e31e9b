import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOsv, readAudit } from './advisories';
import { judge } from './main';

const advisory = (id: string, severity: string) => ({ id, package: 'a', severity, title: 'x' });

describe('what is known to be wrong with packages', () => {
  const found = [
    { source: 'OSV', advisories: [advisory('GHSA-1', 'moderate'), advisory('GHSA-2', 'high'), advisory('MAL-3', 'critical')] },
  ];
  const failsWith = (accepted: Parameters<typeof judge>[1]) =>
    judge(found, accepted, '2026-02-01', false).fails.map((each) => /(GHSA|MAL)-\d/.exec(each)?.[0]);

  it('does not pass when it is grave, unless it was accepted and the day has not come', () => {
    const because = 'the part with the hole is not called by anything of ours';
    expect(failsWith([])).toEqual(['GHSA-2', 'MAL-3']);
    expect(failsWith([{ id: 'GHSA-2', because, until: '2026-02-01' }])).toEqual(['MAL-3']);
    expect(failsWith([{ id: 'GHSA-2', because, until: '2026-01-31' }])).toEqual(['GHSA-2', 'MAL-3']);
  });

  it('is said not to be known when nobody could be asked, and fails where it must be', () => {
    const unasked = [{ source: 'npm audit', unasked: '405 Method Not Allowed' }];
    const { lines, fails } = judge(unasked, [], '2026-02-01', false);
    expect(lines).toEqual([
      '– npm audit was not asked: 405 Method Not Allowed',
      'Nobody was asked: what is known to be wrong with the packages is not known here.',
    ]);
    expect(fails).toEqual([]);
    expect(judge(unasked, [], '2026-02-01', true).fails).toEqual(['npm audit could not be asked.']);
  });

  it('is known from whoever answered, and the other’s silence is no pass', () => {
    const answers = [
      { source: 'npm audit', advisories: [] },
      { source: 'OSV', unasked: 'https://api.osv.dev answered 403' },
    ];
    const { lines, fails } = judge(answers, [], '2026-02-01', true);
    expect(lines.map((line) => line.slice(0, 11))).toEqual(['✓ npm audit', '– OSV was n']);
    expect(fails).toEqual(['OSV could not be asked.']);
  });
});

describe('what npm audit prints', () => {
  const via = {
    source: 7,
    name: 'a',
    title: 'Lets anybody in',
    url: 'https://example.com/advisories/GHSA-9',
    severity: 'high',
    range: '<3',
  };
  const printed = (
    vulnerabilities: Record<string, { severity: string; via: unknown[] }>,
    prod = 3,
    total = Object.keys(vulnerabilities).length,
  ) =>
    JSON.stringify({
      auditReportVersion: 2,
      vulnerabilities,
      metadata: { vulnerabilities: { high: total, total }, dependencies: { prod } },
    });
  const failsOf = (text: string) => judge([readAudit(text)], [], '2026-02-01', true).fails;

  it('names each advisory once, where it is, and not again for what depends on it', () => {
    const text = printed({ a: { severity: 'high', via: [via] }, b: { severity: 'high', via: ['a'] } });
    const advisories = [{ id: 'GHSA-9', package: 'a', severity: 'high', title: 'Lets anybody in' }];
    expect(readAudit(text)).toEqual({ source: 'npm audit', advisories });
    expect(failsOf(text)).toEqual(['npm audit: high GHSA-9 in a: Lets anybody in']);
  });

  it('passes when packages were asked about and nothing is known', () => {
    expect(readAudit(printed({}))).toEqual({ source: 'npm audit', advisories: [] });
    expect(failsOf(printed({}))).toEqual([]);
  });

  it.each([
    [
      'a registry that cannot be reached',
      { message: 'request to https://registry.example/ failed', error: { summary: '', detail: '' } },
      /failed$/,
    ],
    ['one that refuses', { message: '405 Method Not Allowed', statusCode: 405, body: '', error: { summary: '' } }, /^405/],
    ['a report without its figures', { auditReportVersion: 2, vulnerabilities: {} }, /no report/],
    ['a report about nothing', JSON.parse(printed({}, 1)), /no package/],
    ['a report that counts and does not name', JSON.parse(printed({ b: { severity: 'high', via: ['a'] } })), /names none/],
    ['one that counts more than it holds', JSON.parse(printed({}, 3, 2)), /counts 2/],
    ['an older form', { advisories: { 7: via }, metadata: {} }, /no report/],
  ])('is no pass from %s', (_, answer, why) => {
    expect(readAudit(JSON.stringify(answer))).toEqual({ source: 'npm audit', unasked: expect.stringMatching(why) });
    expect(failsOf(JSON.stringify(answer))).toEqual(['npm audit could not be asked.']);
  });

  it('is no pass where it is cut off, or where there is no npm', () => {
    expect(readAudit(printed({}).slice(0, -2))).toMatchObject({ unasked: expect.stringContaining('no report') });
    expect(readAudit('', 'spawnSync npm ENOENT')).toMatchObject({ unasked: 'spawnSync npm ENOENT' });
  });
});

describe('asking OSV', () => {
  let server: Server;
  let url: string;
  let results: unknown[] = [];
  let asked: { queries: { version: string; package: { name: string } }[] };
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      response.setHeader('content-type', 'application/json');
      if (request.url === '/v1/querybatch') {
        asked = (await json(request)) as typeof asked;
        return response.end(JSON.stringify({ results }));
      }
      const id = request.url?.split('/').at(-1);
      const details: Record<string, object> = {
        'GHSA-1': { id, summary: 'One', database_specific: { severity: 'MODERATE' } },
        'GHSA-2': { id, withdrawn: '2026-01-01T00:00:00Z' },
        'MAL-3': { id, summary: 'Three' },
        'CVE-4': { id },
      };
      response.end(JSON.stringify(details[id ?? '']));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());
  const packages = [
    { name: 'a', version: '1.0.0' },
    { name: '@b/c', version: '2.0.0' },
  ];

  it('tells each package’s advisories, leaves out withdrawn ones, and takes ungraded ones for high', async () => {
    results = [{}, { vulns: [{ id: 'GHSA-1' }, { id: 'GHSA-2' }, { id: 'MAL-3' }, { id: 'CVE-4' }] }];
    expect(await askOsv(packages, url)).toEqual({
      source: 'OSV',
      advisories: [
        { id: 'GHSA-1', package: '@b/c', severity: 'moderate', title: 'One' },
        { id: 'MAL-3', package: '@b/c', severity: 'critical', title: 'Three' },
        { id: 'CVE-4', package: '@b/c', severity: 'high', title: 'no title' },
      ],
    });
    expect(asked.queries).toEqual(packages.map(({ name, version }) => ({ version, package: { name, ecosystem: 'npm' } })));
  });

  it('takes half an answer, or none, for none', async () => {
    results = [{}];
    expect(await askOsv(packages, url)).toEqual({ source: 'OSV', unasked: '2 packages were asked about, and 1 answered' });
    expect(await askOsv(packages, 'http://127.0.0.1:1')).toMatchObject({ unasked: expect.any(String) });
  });
});
