import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { engineAt, socketsToTry } from '@/server/workflows/sandbox/container/find';
import type { ScriptKind } from '@/server/workflows/sandbox/types';
import { diesWithParent, works } from '../lib/programs';
import { makeImages } from '../sandbox/images/make';

let known: Promise<void> | undefined;

/**
 * Where CLOUDLENS_TEST_CONTAINERS=1 asks for it and root has Podman, but nothing listens: an engine for this process alone, with a
 * storage of its own that is removed afterwards, and the images that the tests need, made of this machine's programs. Else tests use
 * the engine and the images that are there, if any.
 * @param kinds of scripts that images are made for
 */
export const haveContainers = (kinds: readonly ScriptKind[] = ['sh', 'node']): Promise<void> => {
  known ??= start(kinds);
  return known;
};

/**
 * Ends with whoever started it, however that ends, and takes its files with it. What watched over a cancelled run waits for five
 * minutes, and would then make some of them anew.
 */
const service = `trap 'kill $engine' TERM INT
"$@" </dev/null >/dev/null 2>&1 & engine=$!
wait $engine; wait $engine
for at in /proc/[0-9]*; do
  [ "$(cat "$at/comm" 2>/dev/null)" = conmon ] && grep -qF "$0/" "$at/cmdline" && kill -KILL "\${at#/proc/}"
done
umount --lazy "$0/storage/overlay" 2>/dev/null
rm -rf --one-file-system "$0"`;

async function start(kinds: readonly ScriptKind[]): Promise<void> {
  if (process.env.CLOUDLENS_TEST_CONTAINERS !== '1' || process.getuid?.() !== 0 || socketsToTry().length > 0) return;
  if (!works('podman', ['--version'])) return;
  const folder = mkdtempSync(join(tmpdir(), 'cloudlens-podman-'));
  const socket = join(folder, 'podman.sock');
  // crun refuses a tree of control groups that is half of version 1.
  const runtime = existsSync('/sys/fs/cgroup/cgroup.controllers') || !works('runc', ['--version']) ? [] : ['--runtime', 'runc'];
  const podman = [
    ...['podman', '--root', join(folder, 'storage'), '--runroot', join(folder, 'run'), '--cgroup-manager', 'cgroupfs', ...runtime],
    ...['system', 'service', '--time=0', `unix://${socket}`],
  ];
  const [command = '', ...args] = [...diesWithParent('TERM'), 'sh', '-c', service, folder, ...podman];
  // It leaves files of its own where it was started.
  spawn(command, args, { stdio: 'ignore', cwd: folder }).unref();
  process.env.CLOUDLENS_CONTAINER_SOCKET = socket;
  for (let nth = 0; nth < 100 && !existsSync(socket); nth++) await sleep(100);
  const engine = await engineAt(socket);
  if (!('engine' in engine)) throw new Error(engine.note);
  for (const kind of kinds)
    await makeImages(engine, { kinds: [kind], from: 'host' }).catch((error: unknown) => {
      // Every test needs these; another kind's program may not be here.
      if (kind === 'sh' || kind === 'node') throw error;
      console.log(`- skipped: an image for ${kind}. ${(error as Error).message}`);
    });
}
