import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { nameTraceOtherwise } from './name-trace-otherwise';

it('a server hears of TRACE under a name that a Request can have, and of all else as it is', async () => {
  const heard: string[] = [];
  const server = createServer((asked, answer) => {
    heard.push(asked.method ?? '');
    answer.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  nameTraceOtherwise();
  for (const method of ['TRACE', 'GET', 'OPTIONS']) {
    const sent = request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', method, agent: false }).end();
    const [answer] = await once(sent, 'response');
    answer.resume();
  }
  server.close();
  expect(heard).toEqual(['REPORT', 'GET', 'OPTIONS']);
  expect(() => new Request('http://localhost/', { method: heard[0] })).not.toThrow();
});
