import { expect, it } from 'vitest';
import { curlOf, operationsByTag } from './openapi-types';

const document = {
  paths: {
    '/api/scan/start': {
      post: { operationId: 'startScan', tags: ['Scans'], requestBody: { content: { 'application/json': { example: { note: "it's" } } } } },
    },
    '/api/findings': { get: { operationId: 'listFindings', tags: ['Findings'] } },
    '/api/scan/results': { get: { tags: ['Scans'] } },
  },
};

it('groups operations by tag and names those without an id', () => {
  expect(operationsByTag(document).map(([tag, list]) => [tag, list.map((each) => each.id)])).toEqual([
    ['Scans', ['startScan', 'get/api/scan/results']],
    ['Findings', ['listFindings']],
  ]);
});

it('quotes the body for a shell', () => {
  const [start] = operationsByTag(document)[0]?.[1] ?? [];
  if (!start) throw new Error('no operation');
  const curl = curlOf(start, 'http://localhost:3000');
  expect(curl).toContain("curl -X POST 'http://localhost:3000/api/scan/start'");
  expect(curl).toContain(`-d '{"note":"it'\\''s"}'`);
});
