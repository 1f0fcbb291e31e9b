import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basesOf } from '@/scripts/sandbox/images/containerfile';
import { denied } from '../seccomp/denied';
import { seccompProfile } from '../seccomp/profile';
import { usualLimits } from '../types';
import { createBody, newMark } from './create-body';
import { demultiplex } from './demultiplex';
import { Engine } from './engine';
import { engineAt } from './find';
import { builtInImage } from './image-names';
import { findImage } from './images';
import { rememberImage } from './made-images';
import { readReturned } from './returned';

/** What can be said of containers without an engine; the escape tests run in one. A small server speaks as an engine here. */

const id = `sha256:${'a'.repeat(64)}`;
const images: Record<string, object> = {
  [builtInImage('sh')]: { Id: id, Config: { Env: ['PATH=/usr/bin:/bin'] } },
  'localhost/volumes:1': { Id: id, Config: { Volumes: { '/data': {} } } },
  [`localhost/mine@${id}`]: { Id: 'b'.repeat(64), RepoDigests: [`localhost/mine@sha256:${'c'.repeat(64)}`] },
};
const folder = mkdtempSync(join(tmpdir(), 'cloudlens-engine-'));
const socket = join(folder, 'engine.sock');
const before = process.env.CLOUDLENS_DATA_DIR;
let server: Server;
let asked: string[] = [];

beforeAll(async () => {
  process.env.CLOUDLENS_DATA_DIR = folder;
  server = createServer(({ method, url = '' }, response) => {
    asked.push(`${method} ${url}`);
    const image = images[/^\/images\/(.*)\/json$/.exec(url)?.[1] ?? ''];
    const answer = url === '/version' ? { Version: '19.3.0', ApiVersion: '1.40' } : image;
    response.writeHead(answer ? 200 : 404).end(JSON.stringify(answer ?? { message: 'no such image' }));
  }).listen(socket);
  await once(server, 'listening');
});
afterAll(() => {
  server.close();
  if (before === undefined) delete process.env.CLOUDLENS_DATA_DIR;
  else process.env.CLOUDLENS_DATA_DIR = before;
  rmSync(folder, { recursive: true, force: true });
});

describe('an image', () => {
  const engine = new Engine(socket);

  it('is never pulled: one that is absent is refused with what makes it', async () => {
    asked = [];
    await expect(findImage(engine, 'aws', undefined)).rejects.toThrow('npm run sandbox:images -- aws');
    await expect(findImage(engine, 'sh', 'alpine:3')).rejects.toThrow('none is pulled unasked');
    expect(asked.filter((line) => !line.startsWith('GET /images/'))).toEqual([]);
  });

  it('is refused when it is not what was made, has another digest, or declares volumes', async () => {
    expect(await findImage(engine, 'sh', undefined)).toMatchObject({ id, searchPath: ['/usr/bin', '/bin'] });
    rememberImage(socket, builtInImage('sh'), id);
    expect(await findImage(engine, 'sh', undefined)).toMatchObject({ id });
    rememberImage(socket, builtInImage('sh'), `sha256:${'d'.repeat(64)}`);
    await expect(findImage(engine, 'sh', undefined)).rejects.toThrow('npm run sandbox:images -- sh');
    await expect(findImage(engine, 'sh', `localhost/mine@${id}`)).rejects.toThrow('another digest');
    await expect(findImage(engine, 'sh', 'localhost/volumes:1')).rejects.toThrow('declares volumes (/data)');
  });
});

it('says why an engine is of no use, and what gets one', async () => {
  expect(await engineAt(socket)).toEqual({ note: expect.stringContaining('is too old') });
  expect(await engineAt(join(folder, 'none'))).toMatchObject({
    note: expect.stringContaining('no socket'),
    command: expect.stringContaining('podman.socket'),
  });
});

it.each(['docker', 'podman'] as const)('tells %s to take everything away from a script', (engine) => {
  const body = createBody({
    job: { limits: usualLimits, command: ['sh', 'script'] },
    image: { id, searchPath: [], hasHealthcheck: false },
    name: 'cl-1-1-000000000000',
    stage: 'true',
    labels: {},
    dialect: { engine, seccomp: 'profile', hosts: engine === 'podman' ? '/made/hosts' : null, ownUsers: false },
  });
  expect(body).toMatchObject({
    Image: id,
    User: '65534:65534',
    Env: [],
    NetworkDisabled: true,
    HostConfig: {
      NetworkMode: 'none',
      ReadonlyRootfs: true,
      Privileged: false,
      CapDrop: ['ALL'],
      Binds: engine === 'podman' ? ['/made/hosts:/etc/hosts:ro,z'] : [],
      Devices: [],
      Memory: usualLimits.memoryMb * 1024 * 1024,
      MemorySwap: usualLimits.memoryMb * 1024 * 1024,
      NanoCpus: usualLimits.cpu * 1e9,
      LogConfig: { Type: 'none' },
    },
  });
  const { SecurityOpt, Tmpfs } = (body as { HostConfig: { SecurityOpt: string[]; Tmpfs: Record<string, string> } }).HostConfig;
  expect(SecurityOpt).toEqual(expect.arrayContaining(['no-new-privileges', 'seccomp=profile']));
  for (const options of Object.values(Tmpfs)) expect(options).toMatch(/nosuid,nodev,size=\d+/);
});

it('allows no denied call, and nothing that it does not name', () => {
  const { defaultAction, syscalls } = seccompProfile('x64');
  expect(defaultAction).toBe('SCMP_ACT_ERRNO');
  const allowed = new Set(syscalls.filter(({ action }) => action === 'SCMP_ACT_ALLOW').flatMap(({ names }) => names));
  expect(denied.map(([name]) => name).filter((name) => allowed.has(name))).toEqual([]);
  expect(allowed.has('clone3')).toBe(false);
});

describe('what comes back', () => {
  it('is taken apart into two streams, wherever it was cut', async () => {
    const frame = (stream: number, words: string) =>
      Buffer.concat([Buffer.from([stream, 0, 0, 0, 0, 0, 0, words.length]), Buffer.from(words)]);
    const whole = Buffer.concat([frame(1, 'out'), frame(2, 'err'), frame(1, ' more')]);
    const { stdout, stderr } = demultiplex(Readable.from([...whole].map((byte) => Buffer.from([byte]))));
    expect(await Promise.all([text(stdout), text(stderr)])).toEqual(['out more', 'err']);
  });

  it('is the script’s output between two marks, then its exit code, usage and files', async () => {
    const mark = newMark();
    const said = `noise${mark}hello \x1e${mark}exit 3\nmemory.events oom_kill 2\ncpu.stat usage_usec 1500000\n\nARCHIVE`;
    let ready = 0;
    const { output, told } = readReturned(Readable.from([...Buffer.from(said)].map((byte) => Buffer.from([byte]))), mark, () => {
      ready += 1;
    });
    expect((await buffer(output)).toString()).toBe('hello \x1e');
    expect(await told).toMatchObject({ exitCode: 3, usage: { cpuSeconds: 1.5, outOfMemoryKills: 2 }, archive: Buffer.from('ARCHIVE') });
    expect(ready).toBe(1);
  });

  it('is nothing where the stage did not live to tell', async () => {
    const mark = newMark();
    const { output, told } = readReturned(Readable.from([Buffer.from(`${mark}half`)]), mark, () => {});
    expect(await text(output)).toBe('half');
    expect(await told).toBeNull();
  });
});

it('finds the bases of a stage, also those of the stages it copies from', () => {
  const file = 'FROM reg/a:1 AS sh\nRUN true\nFROM reg/b:1 AS binary\nFROM sh AS terraform\nCOPY --from=binary /x /x\n';
  expect(basesOf(file, 'terraform')).toEqual(['reg/a:1', 'reg/b:1']);
  expect(basesOf(file, 'sh')).toEqual(['reg/a:1']);
  expect(basesOf(file, 'none')).toEqual([]);
});
