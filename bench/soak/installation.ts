import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@/scripts/lib/ports';
import { runningOwnerUrl } from '@/scripts/lib/postgres/cluster';
import { root } from '@/scripts/lib/root.mjs';

export interface SoakInstallation {
  url: string;
  ownerUrl: string;
  metricsToken: string;
  stop(): Promise<void>;
}

/** `npm start` with a port and, unless there is a `kept` one, a data folder of its own, as people have it: web, worker, embedded engine, bundled PostgreSQL, sample cloud. */
export async function startForSoak(scansAtOnce: number, kept?: string): Promise<SoakInstallation> {
  const parent = join(root, '.data');
  mkdirSync(parent, { recursive: true });
  const data = kept ?? mkdtempSync(join(parent, 'soak-'));
  const port = await freePort();
  const metricsToken = randomBytes(24).toString('base64url');
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: {
      ...process.env,
      CLOUDLENS_DATA_DIR: data,
      CLOUDLENS_WATCH_PARENT: '1',
      PORT: String(port),
      METRICS_TOKEN: metricsToken,
      SCANS_AT_ONCE: String(scansAtOnce),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (text: Buffer) => {
      said += text;
      if (said.includes('Stop with Ctrl-C')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`The installation did not start: ${said}`)));
  });
  const ownerUrl = runningOwnerUrl(join(data, 'pg'));
  if (!ownerUrl) throw new Error(`No database runs in ${data}.`);
  return {
    url: `http://127.0.0.1:${port}`,
    ownerUrl,
    metricsToken,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      if (!kept) rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Memory of the processes in bytes, by the figure that each tells of itself. */
export async function memoryOf({ url, metricsToken }: SoakInstallation): Promise<Record<string, number>> {
  const response = await fetch(`${url}/metrics`, {
    headers: { authorization: `Bearer ${metricsToken}` },
    signal: AbortSignal.timeout(30_000),
  });
  const found: Record<string, number> = {};
  for (const [, labels = '', value] of (await response.text()).matchAll(/^process_resident_memory_bytes(\{[^}]*\})? (\S+)$/gm))
    found[/process="([^"]+)"/.exec(labels)?.[1] ?? 'web'] = Number(value);
  return found;
}

/** Whether the build that is served is there: building would be counted as load. */
export const isBuilt = (): boolean => {
  try {
    return readFileSync(join(root, '.next', 'BUILD_ID'), 'utf8') !== '';
  } catch {
    return false;
  }
};
