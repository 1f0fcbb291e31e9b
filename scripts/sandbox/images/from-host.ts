import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { madeEtc } from '@/server/workflows/sandbox/bubblewrap/run-folder';
import type { Engine } from '@/server/workflows/sandbox/container/engine';
import { builtInImage } from '@/server/workflows/sandbox/container/image-names';
import type { ScriptKind } from '@/server/workflows/sandbox/types';
import { Problem } from '../../lib/explain.mjs';
import { hostFiles } from './host-files';
import { refusalOf } from './refusal';

const patienceMs = 600_000;

/**
 * Makes the image of a kind of this machine's programs, for where no registry is in reach: a small Debian of installed packages, the
 * program with its libraries, and an /etc made for it. Nothing of /home, /root, /etc or /var beyond that goes into it.
 */
export async function imageFromHost(engine: Engine, kind: ScriptKind): Promise<void> {
  const { paths, searchPath } = await hostFiles(kind);
  const folder = mkdtempSync(join(tmpdir(), 'cloudlens-image-'));
  try {
    for (const [file, text] of Object.entries({ ...madeEtc, hostname: 'sandbox\n' })) {
      const at = join(folder, 'etc', file);
      mkdirSync(dirname(at), { recursive: true, mode: 0o755 });
      writeFileSync(at, text, { mode: 0o644 });
    }
    const list = join(folder, 'list');
    writeFileSync(list, paths.map((path) => `${path.slice(1)}\0`).join(''));
    const [repository = '', tag = ''] = builtInImage(kind).split(/:(?=[^:]*$)/);
    const path = [...searchPath, '/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'].join(':');
    const archive = spawn(
      'tar',
      [
        ...['--create', '--file=-', '--numeric-owner', '--owner=0', '--group=0', '--mode=u+rw,go-w,a+rX', '--no-recursion'],
        ...[`--directory=${folder}`, ...Object.keys(madeEtc).map((file) => `etc/${file}`)],
        ...['--directory=/', '--null', `--files-from=${list}`],
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let said = '';
    archive.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2000);
    });
    const ended = new Promise<number | null>((resolve) => archive.on('close', resolve));
    const changes = `changes=${encodeURIComponent(`ENV PATH=${path}`)}`;
    const lines = await engine.send(
      `/images/create?fromSrc=-&repo=${encodeURIComponent(repository)}&tag=${tag}&${changes}`,
      archive.stdout,
      patienceMs,
    );
    const code = await ended;
    if (code !== 0) throw new Problem(`The files of the image could not be packed: ${said.trim().split('\n').at(-1)}`);
    const refusal = refusalOf(lines);
    if (refusal) throw new Problem(refusal);
    await nameIt(engine, lines, repository, tag);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Podman before version 5 overlooks the tag. */
async function nameIt(engine: Engine, lines: readonly unknown[], repository: string, tag: string): Promise<void> {
  const last = lines.at(-1) as { status?: string; id?: string } | undefined;
  const id = last?.id ?? last?.status;
  if (id?.startsWith('sha256:')) await engine.call('POST', `/images/${id}/tag?repo=${encodeURIComponent(repository)}&tag=${tag}`);
}
