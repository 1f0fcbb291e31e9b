import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { cgroupV1 } from '../limits/cgroup-v1';
import { cgroupV2 } from '../limits/cgroup-v2';
import type { Limiter } from '../limits/types';
import { isOrphan } from '../run-name';
import { removeOrphanFolders } from './run-folder';
import { BubblewrapSandbox } from './sandbox';

/** The first that knows --disable-userns, --size and --perms. */
const oldest = [0, 8] as const;

/** @returns the sandbox before its probe, or a sentence on what is missing */
export async function findBubblewrap(): Promise<BubblewrapSandbox | string> {
  if (process.platform !== 'linux') return 'Bubblewrap works on Linux only.';
  if (process.arch !== 'x64' && process.arch !== 'arm64') return `There is no filter of system calls for ${process.arch}.`;
  const path = process.env.BWRAP_PATH ?? 'bwrap';
  const version = await versionOf(path);
  if (!version) return 'Bubblewrap is not installed.';
  const [major = 0, minor = 0] = version.replace(/^\D+/, '').split('.').map(Number);
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) return `${version} is too old: 0.8.0 is needed.`;
  const limiter = cgroupV2() ?? cgroupV1();
  if (!limiter)
    return 'Bubblewrap is there, but limits on memory, processes and CPU cannot be set: no control group may be written by this user. Run CloudLens as root or as a systemd service with Delegate=yes and DelegateSubgroup=main.';
  await removeOrphans(limiter);
  return new BubblewrapSandbox({ path, version, limiter });
}

async function versionOf(path: string): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: 5000 });
    return stdout.trim();
  } catch {
    return null;
  }
}

/** Ends what runners that were killed have left. Their sandboxes die with them; this is for what was on its way, and for empty groups. */
export async function removeOrphans(limiter: Limiter): Promise<void> {
  await Promise.all(
    limiter
      .names()
      .filter(isOrphan)
      .map((name) => limiter.open(name).destroy()),
  );
  removeOrphanFolders();
}
