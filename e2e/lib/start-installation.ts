import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@/scripts/lib/ports';

export interface Installation {
  url: string;
  stop(): Promise<void>;
}

/** `npm start` beside the installation under test, with settings, data and port of its own. The build is shared. */
export async function startInstallation(settings: Record<string, string>): Promise<Installation> {
  const data = mkdtempSync(join(tmpdir(), 'cloudlens-e2e-'));
  const port = await freePort();
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: join(import.meta.dirname, '../..'),
    env: {
      ...process.env,
      CLOUDLENS_DATA_DIR: data,
      CLOUDLENS_WATCH_PARENT: '1',
      CLOUDLENS_SAMPLE: 'off',
      PORT: String(port),
      ...settings,
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
  return {
    url: `http://localhost:${port}`,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}
