import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { patience } from '@/scripts/test/patience';
import { listens } from '../health';
import { freePort } from '../ports';
import { isAlive } from '../processes';
import type { ChildSpec } from './child';
import { Supervisor } from './supervisor';

let dir = '';
const lines: string[] = [];
let supervisor: Supervisor;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'supervisor-'));
  lines.length = 0;
  supervisor = new Supervisor((line) => lines.push(line));
});
afterEach(async () => {
  await supervisor.stopAll();
  rmSync(dir, { recursive: true });
});

const server = (port: number) => `require('node:net').createServer(() => {}).listen(${port}, '127.0.0.1')`;

function child(name: string, script: string, port: number): ChildSpec {
  return {
    name,
    command: [process.execPath, '-e', script],
    env: process.env,
    logFile: join(dir, `${name}.log`),
    stopSignal: 'SIGTERM',
    isReady: () => listens(port),
  };
}

async function startServer(name: string, extra = ''): Promise<{ port: number; pid: number }> {
  const port = await freePort();
  await supervisor.start(child(name, `${extra};${server(port)}`, port));
  return { port, pid: supervisor.pids()[name] ?? 0 };
}

test('a child that is killed is started again, with a word about it', async () => {
  const { port, pid } = await startServer('web');
  process.kill(pid, 'SIGKILL');
  await vi.waitFor(async () => {
    expect(supervisor.pids().web).not.toBe(pid);
    expect(await listens(port)).toBe(true);
  }, patience);
  expect(lines[0]).toMatch(/^web ended \(SIGKILL\); starting it again/);
});

test('all children are gone after stopping, also one that ignores the request, and none comes back', async () => {
  const polite = await startServer('polite');
  const stubborn = await startServer('stubborn', `process.on('SIGTERM', () => {})`);
  await supervisor.stopAll();
  expect([polite.pid, stubborn.pid].map(isAlive)).toEqual([false, false]);
  expect(supervisor.pids()).toEqual({});
  expect(lines).toEqual([]);
});

test('what a child has started goes with it', async () => {
  const grandchildPort = await freePort();
  const nested = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(server(grandchildPort))}])`;
  await startServer('parent', nested);
  await vi.waitFor(async () => expect(await listens(grandchildPort)).toBe(true), patience);
  await supervisor.stopAll();
  await vi.waitFor(async () => expect(await listens(grandchildPort)).toBe(false), patience);
});

test('a child that ends while starting fails the start and shows the end of its log', async () => {
  const broken = child('engine', `console.error('no such key'); process.exit(3)`, await freePort());
  await expect(supervisor.start(broken)).rejects.toThrow(/engine ended while starting.*no such key/s);
});
