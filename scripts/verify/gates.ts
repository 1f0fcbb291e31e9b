import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedComplaints } from '../checks/generated';
import { deployComplaints } from '../deploy/files';
import { root } from '../lib/root.mjs';
import { docsComplaints } from './docs';
import { enginesComplaints } from './engines';
import { importComplaints } from './imports';
import { licenceComplaints } from './licences';
import { type Lockfile, lockfileComplaints } from './lockfile';
import { migrationComplaints } from './migrations';
import { allPinComplaints } from './pins';
import { settingsComplaints } from './settings';
import { shutDoorComplaints } from './shut-doors';

export interface Gate {
  name: string;
  /** What is wrong, for the person at the terminal; empty: nothing. */
  check: () => Promise<string>;
}

const lockfile = (): Lockfile => JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lockfile;

export const gates: readonly Gate[] = [
  {
    name: 'lint and format',
    check: () => output('@biomejs/biome/bin/biome', ['check', '--config-path=scripts/verify/biome-settings.json', '.']),
  },
  { name: 'types', check: () => output('typescript/bin/tsc', ['--noEmit']) },
  { name: 'import direction', check: async () => importComplaints(root).join('\n') },
  { name: 'engines of the packages', check: async () => enginesComplaints(lockfile().packages).join('\n') },
  { name: 'docs', check: async () => [...docsComplaints(root), ...settingsComplaints(root)].join('\n') },
  { name: 'what is generated from checks', check: async () => (await generatedComplaints()).join('\n') },
  { name: 'doors that stay shut', check: async () => shutDoorComplaints(root).join('\n') },
  { name: 'files that deploy', check: async () => deployComplaints(root).join('\n') },
  { name: 'pins of packages and actions', check: async () => allPinComplaints(root).join('\n') },
  { name: 'licences', check: async () => licenceComplaints(lockfile().packages, installedLicence).join('\n') },
  { name: 'migrations', check: async () => migrationComplaints(root).join('\n') },
  { name: 'lockfile', check: async () => lockfileComplaints(lockfile()).join('\n') },
];

/** What an installed package says of its licence; not all of them are installed on each platform. */
function installedLicence(path: string): string | undefined {
  const file = join(root, path, 'package.json');
  const { license } = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { license?: unknown }) : {};
  return typeof license === 'string' ? license : undefined;
}

/** Runs a package's program; its output when it fails, else nothing. */
function output(bin: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', bin), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve(code === 0 ? '' : said.trim() || `exit ${code}`));
  });
}
