import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { haveBubblewrap } from '@/scripts/test/bubblewrap';
import { haveContainers } from '@/scripts/test/containers';
import { patience } from '@/scripts/test/patience';
import { atOnce } from './at-once';
import { type EscapeCase, jobOf } from './test/escape-case';
import { kernelCases } from './test/kernel-cases';
import { networkProgram } from './test/network-program';
import { placesHere } from './test/places';
import { resourceCases } from './test/resource-cases';
import { see } from './test/run-case';
import { secretCases } from './test/secret-cases';
import { type SandboxKind, SandboxRefusal, sandboxKinds } from './types';

/**
 * What is tried against each sandbox of this machine, numbered as in docs/sandbox.md. While it lasts, a neighbour lives in a sandbox
 * of its own, and must be as it was at the end; and after each run nothing of it may be left.
 */
const cases: readonly EscapeCase[] = [...resourceCases, ...kernelCases, ...secretCases];
const canary = 'a-canary-of-this-machine-4711';

await haveBubblewrap();
await haveContainers();
const places = await placesHere('the escape tests');

describe.each(sandboxKinds)('%s', (kind) => {
  const place = places[kind];
  if (typeof place === 'string') {
    it.skip(`is not here: ${place}`, () => {});
    return;
  }
  const { sandbox, startsAtOnce, hasPerl, names, processes, sweep } = place;
  const folder = mkdtempSync(join(tmpdir(), 'cloudlens-canary-'));
  const reached: string[] = [];
  const server = createServer((socket) => {
    reached.push('port');
    socket.end('reached\n');
  });
  const hidden = createServer((socket) => {
    reached.push('socket');
    socket.end('reached\n');
  });
  const abstract = createServer((socket) => {
    reached.push('abstract');
    socket.end();
  });
  const neighbour = { cancel: new AbortController(), end: Promise.resolve() as Promise<unknown>, output: '' };
  const port = () => (server.address() as AddressInfo).port;
  const run = (script: string, more: Partial<EscapeCase> = {}) =>
    see(sandbox, jobOf({ number: 0, title: '', script, check: () => {}, ...more }));

  beforeAll(async () => {
    process.env.CLOUDLENS_CANARY = canary;
    writeFileSync(join(folder, '.env'), canary);
    await Promise.all([
      once(server.listen(0, '127.0.0.1'), 'listening'),
      once(hidden.listen(join(folder, 'docker.sock')), 'listening'),
      once(abstract.listen('\0cloudlens-canary'), 'listening'),
    ]);
    const job = jobOf({
      number: 0,
      title: 'neighbour',
      script: `echo mine > /tmp/file; echo mine > /work/file; echo up; trap 'cat /tmp/file /work/file; exit 0' INT; while :; do sleep 1; done`,
      limits: { seconds: 3_600 },
      job: { secrets: [{ name: 'token', value: canary, env: 'TOKEN' }], env: { NEIGHBOUR: canary } },
      check: () => {},
    });
    await new Promise<void>((up) => {
      const chunk = (_: unknown, bytes: Buffer) => {
        neighbour.output += bytes;
        if (neighbour.output.includes('up')) up();
      };
      neighbour.end = sandbox.run({ ...job, command: ['sh', 'script', canary.slice(0, 8)] }, { chunk }, neighbour.cancel.signal);
    });
  });

  afterAll(async () => {
    neighbour.cancel.abort();
    await neighbour.end;
    for (const each of [server, hidden, abstract]) each.close();
    rmSync(folder, { recursive: true, force: true });
    delete process.env.CLOUDLENS_CANARY;
  });

  describe.concurrent('holds against', () => {
    for (const each of cases)
      it.skipIf(each.script.includes('perl ') && !hasPerl)(`${each.number}: ${each.title}`, async () => {
        let name = '';
        const seen = await see(sandbox, jobOf(each), undefined, (called) => {
          name = called;
        });
        await each.check(seen);
        expect(await names()).not.toContain(name);
      });

    it('15: reading the machine’s files, environment and secrets', async () => {
      const files = [
        '/etc/shadow',
        '/etc/gshadow',
        '/proc/1/environ',
        join(folder, '.env'),
        join(process.cwd(), 'package.json'),
        '/root/.bashrc',
      ];
      const { output } =
        await run(`for f in ${files.join(' ')} /home/*/.* /root/.*; do [ -f "$f" ] && echo "== $f" && cat "$f" 2>/dev/null; done
env; ls /home /root ${folder} ${process.cwd()} /var/lib /boot /srv /mnt /media 2>/dev/null; ls -a /etc`);
      expect(output).not.toContain(canary);
      expect(output).not.toMatch(/^root:[^:]*:\d+:\d+:\d+/m);
      expect(output).not.toContain('"name": "cloudlens"');
      expect(output).not.toMatch(/DATABASE|SESSION_SECRET|ENCRYPTION_KEY|shadow$/m);
    });

    it('16: leaving something for the next run', async () => {
      const first = await run(
        `for f in /etc/hosts /etc/resolv.conf /etc/passwd /etc/ssl/certs/evil.pem /usr/bin/evil /usr/share/evil /bin/sh; do [ -c $f ] || (echo evil >> $f) 2>/dev/null && [ ! -c $f ] && echo "wrote $f"; done
echo evil > /tmp/evil; echo evil > /work/evil; echo evil > /dev/shm/evil; echo evil > /run/evil`,
      );
      expect(first.output).toBe('');
      const second = await run('cat /etc/hosts /etc/resolv.conf /etc/passwd; ls -a /tmp /work /dev/shm /run /var/tmp');
      expect(second.output).not.toContain('evil');
    });

    it('18: the metadata addresses', async () => {
      const targets = ['169.254.169.254:80', '169.254.170.2:80', '[fd00:ec2::254]:80', '[::ffff:169.254.169.254]:80'];
      const alone = await run(networkProgram(targets), { kind: 'node' });
      expect(alone.output.match(/failed/g)).toHaveLength(targets.length);
      const allow = ['169.254.169.254', '169.254.170.2:80', '[fd00:ec2::254]'];
      const allowed = await run(networkProgram(targets, true), { kind: 'node', job: { network: { allow } } });
      expect(allowed.output.match(/answered 403/g)).toHaveLength(targets.length);
      expect(allowed.refused).toContain('169.254.169.254:80');
    });

    it('19: ports of the machine', async () => {
      const targets = [`127.0.0.1:${port()}`, `localhost:${port()}`, `[::1]:${port()}`];
      const before = reached.length;
      const alone = await run(networkProgram(targets), { kind: 'node' });
      expect(alone.output.match(/failed/g)).toHaveLength(3);
      const allow = [`127.0.0.1:${port()}`, `localhost:${port()}`];
      const allowed = await run(networkProgram(targets, true), { kind: 'node', job: { network: { allow } } });
      expect(allowed.output.match(/answered 403/g)).toHaveLength(3);
      expect(reached.slice(before).filter((what) => what === 'port')).toEqual([]);
    });

    it('20: telling secrets by DNS', async () => {
      const script = `const dns = require('node:dns'); const r = new dns.promises.Resolver({ timeout: 500, tries: 1 }); r.setServers(['8.8.8.8', '127.0.0.53']);
Promise.allSettled([r.resolve4('secret.example.com'), dns.promises.lookup('secret.example.com')]).then((all) => console.log(all.map((one) => one.status).join(' ')))`;
      expect((await run(script, { kind: 'node' })).output).toBe('rejected rejected\n');
      const proxied = await run(networkProgram(['secret.example.com:443'], true), {
        kind: 'node',
        job: { network: { allow: ['example.org'] } },
      });
      expect(proxied.output).toContain('answered 403');
      expect(proxied.refused).toEqual(['secret.example.com:443']);
    });

    it('21: sockets with names in no folder', async () => {
      const { output } = await run(
        `require('node:net').connect('\\0cloudlens-canary').on('connect', () => { console.log('reached'); process.exit(); }).on('error', (e) => console.log(e.code))`,
        { kind: 'node' },
      );
      expect(output).toMatch(/^E[A-Z]+\n$/);
    });

    it('22: the sockets of container engines', async () => {
      const paths = [
        '/var/run/docker.sock',
        '/run/docker.sock',
        '/run/podman/podman.sock',
        '/run/containerd/containerd.sock',
        join(folder, 'docker.sock'),
      ];
      const { output } = await run(
        `for s in ${paths.join(' ')}; do [ -e $s ] && echo "there is $s"; done; find /run /tmp /var /dev /etc /work /opt /srv -type s 2>/dev/null; exit 0`,
      );
      expect(output).toBe('');
    });

    it('30: environment and command lines of other runs', async () => {
      const { output } = await run(
        `cat /proc/[0-9]*/environ /proc/[0-9]*/cmdline /proc/*/root/work/script 2>/dev/null | tr '\\0' '\\n'; echo; ls /proc | grep -c '^[0-9]'`,
      );
      expect(output).not.toContain(canary.slice(0, 8));
      expect(Number(output.trim().split('\n').at(-1))).toBeLessThan(10);
    });

    it('30: secrets on the machine’s command lines', async () => {
      const secret = 'not-on-any-command-line-0815';
      const lines = () =>
        readdirSync('/proc')
          .filter((name) => /^\d+$/.test(name))
          .map((pid) => read(`/proc/${pid}/cmdline`))
          .join('\n');
      let during = '';
      await see(
        sandbox,
        jobOf({
          number: 30,
          title: '',
          script: 'sleep 0.3',
          job: { env: { A: secret }, secrets: [{ name: 's', value: secret, env: 'B' }] },
          check: () => {},
        }),
        undefined,
        () => {
          during = lines();
        },
      );
      expect(during).toContain('sleep 0.3\n'.trim().split(' ')[0]);
      expect(during).not.toContain(secret);
    });

    it('31: being cancelled', async () => {
      const cancel = new AbortController();
      let name = '';
      const job = jobOf({
        number: 31,
        title: '',
        script: `trap 'echo last words; exit 3' INT; (setsid sleep 600 &); echo up; while :; do sleep 0.1; done`,
        check: () => {},
      });
      const onceUp = (controller: AbortController) => (soFar: string) => soFar.startsWith('up\n') && controller.abort();
      const seen = await see(
        sandbox,
        job,
        cancel.signal,
        (called) => {
          name = called;
        },
        onceUp(cancel),
      );
      expect(seen.result).toMatchObject({ status: 'cancelled', exitCode: 3 });
      expect(seen.output).toBe('up\nlast words\n');
      expect(await names()).not.toContain(name);
      const late = new AbortController();
      const stubborn = await see(
        sandbox,
        jobOf({
          number: 31,
          title: '',
          script: `trap '' INT TERM; echo up; while :; do sleep 600; done`,
          job: { graceSeconds: 0.2 },
          check: () => {},
        }),
        late.signal,
        undefined,
        onceUp(late),
      );
      expect(stubborn.result).toMatchObject({ status: 'cancelled', exitCode: null, signal: 'SIGKILL' });
    });

    it('32: the death of its runner', async () => {
      const { runner, name } = await startRunner(kind);
      await vi.waitUntil(async () => (await processes(name)) > 2, patience).finally(() => runner.kill('SIGKILL'));
      await once(runner, 'exit');
      await vi.waitUntil(async () => (await processes(name)) === 0, patience);
      await sweep();
      expect(await names()).not.toContain(name);
      expect(existsSync(join(tmpdir(), 'cloudlens-sandbox', name))).toBe(false);
    });

    it.runIf(kind === 'container')('32: the death of its runner and of what stays behind for it', async () => {
      const { runner, name } = await startRunner(kind);
      const guardians = childrenOf(runner.pid ?? 0).filter((pid) => read(`/proc/${pid}/cmdline`).includes('cloudlens'));
      expect(guardians).toHaveLength(1);
      for (const pid of guardians) process.kill(pid, 'SIGKILL');
      runner.kill('SIGKILL');
      await once(runner, 'exit');
      expect(await names()).toContain(name);
      await vi.waitUntil(async () => (await processes(name)) > 2, patience);
      expect(await sweep()).toContain(name);
      expect(await names()).not.toContain(name);
      await vi.waitUntil(async () => (await processes(name)) === 0, patience);
    });

    it.each([
      ['../out', 'path'],
      ['/etc/passwd', 'path'],
      ['a/../../b', 'path'],
      ['./a', 'path'],
      ['a//b', 'path'],
      ['-rf', 'path'],
      ['a\nb', 'path'],
      ['a\0b', 'path'],
      ['a\\b', 'path'],
      ['', 'path'],
      ['x'.repeat(200), 'path'],
    ])('35: the name %j', async (path) => {
      await expect(run('true', { job: { files: [{ path, content: 'x' }] } })).rejects.toThrow(SandboxRefusal);
      await expect(run('true', { job: { artefacts: [path] } })).rejects.toThrow(SandboxRefusal);
      await expect(run('true', { job: { secrets: [{ name: path, value: 'value' }] } })).rejects.toThrow(SandboxRefusal);
    });
  });

  // Two hundred take half a minute on two cores: in full with npm run test:all.
  it('holds against 33: many starts at once', async () => {
    const starts = process.env.CLOUDLENS_TEST_ALL ? 200 : startsAtOnce;
    const many = atOnce(sandbox, 16);
    const job = jobOf({ number: 33, title: '', script: 'echo "$N"', check: () => {} });
    const all = await Promise.all(Array.from({ length: starts }, (_, at) => see(many, { ...job, env: { N: String(at) } })));
    expect(all.map(({ output }) => output.trim())).toEqual(Array.from({ length: starts }, (_, at) => String(at)));
  });

  it('leaves the neighbour and the machine as they were', async () => {
    expect(readFileSync(join(folder, '.env'), 'utf8')).toBe(canary);
    expect(reached).toEqual([]);
    neighbour.cancel.abort();
    expect(await neighbour.end).toMatchObject({ status: 'cancelled', exitCode: 0 });
    expect(neighbour.output).toBe('up\nmine\nmine\n');
  });
});

async function startRunner(kind: SandboxKind): Promise<{ runner: ChildProcess; name: string }> {
  const runner = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('./test/runner.ts', import.meta.url)), kind], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!runner.stdout) throw new Error('no output');
  const [line] = await once(runner.stdout, 'data');
  return { runner, name: String(line).trim() };
}

/** Processes whose parent it is: field 4, proc_pid_stat(5), behind a name in brackets. */
function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[1] === String(parent)).map(Number);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
