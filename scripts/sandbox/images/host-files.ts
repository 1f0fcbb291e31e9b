import { spawnSync } from 'node:child_process';
import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type HostPrograms, hostPrograms, rootFolders } from '@/server/workflows/sandbox/bubblewrap/host-programs';
import { borrowedEtc } from '@/server/workflows/sandbox/bubblewrap/run-folder';
import type { ScriptKind } from '@/server/workflows/sandbox/types';
import { Problem } from '../../lib/explain.mjs';
import { filesOfPackages } from './debian-packages';

const programOf: Record<ScriptKind, string | null> = {
  sh: null,
  node: 'node',
  python: 'python3',
  aws: 'aws',
  terraform: 'terraform',
  playbook: 'ansible-playbook',
};

/** Not needed to run anything; /etc is made anew, with what bubblewrap borrows of it. */
const leftOut = [
  /^\/etc\//,
  // Made where they are mounted; a runtime gives a mount the mode of the folder below it.
  /^\/(tmp|var\/tmp|run)(\/|$)/,
  /^\/usr\/share\/(doc|man|info|locale|lintian|bug|bash-completion)\//,
  /\/__pycache__(\/|$)/,
  /\/lib\/python3[^/]*\/(test|idlelib|tkinter|ensurepip)\//,
  /\.(a|pyc)$/,
];

/** Mounted over in each container. */
const ownFolders = /^\/(work|tmp|var\/tmp|run|dev|proc|sys)\//;

/** Modules that somebody has installed for the machine's own Python: the image gets the interpreter and its library. */
const foreignModules = /\/(site|dist)-packages\/./;

export interface HostFiles {
  /** Paths on this machine, folders before what is in them. */
  paths: string[];
  searchPath: string[];
}

/** What an image for a kind of script is made of, where it is made of this machine's programs. @throws SandboxRefusal without the program, Error where it cannot be taken from where it is */
export async function hostFiles(kind: ScriptKind): Promise<HostFiles> {
  const programs: HostPrograms =
    kind === 'node' ? { readable: [], searchPath: [dirname(realpathSync(process.execPath))] } : await hostPrograms(kind);
  const name = programOf[kind];
  const binaries = name ? programs.searchPath.map((folder) => join(folder, name)).filter(exists) : [];
  const isOfSystem = binaries.some((path) => realpathSync(path).startsWith('/usr/bin/python'));
  const trees = programs.readable.flatMap(below);
  const covered = [...binaries, ...programs.readable].find((path) => ownFolders.test(path));
  if (covered)
    throw new Problem(
      `${covered} cannot go into an image: in a container that is a folder of each run's own. Have it elsewhere (CLOUDLENS_DATA_DIR says where CloudLens keeps what it fetches), as in /var/lib/cloudlens.`,
    );
  const own = [...binaries, ...binaries.map((path) => realpathSync(path)), ...trees];
  const needed = [
    ...filesOfPackages(['ca-certificates', ...(isOfSystem ? ['python3'] : [])]),
    ...rootFolders.filter(exists),
    ...borrowedEtc.map((path) => join('/etc', path)).flatMap(below),
  ].filter((path) => !leftOut.some((pattern) => pattern.test(path)) || borrowedEtc.some((each) => path.startsWith(`/etc/${each}`)));
  const kept = own.filter((path) => !leftOut.some((pattern) => pattern.test(path)) && (isTool(path) || !foreignModules.test(path)));
  const paths = withParents([...needed, ...kept, ...librariesOf(kept)].filter(exists).map(byRealFolder));
  return { paths, searchPath: programs.searchPath };
}

/** What `npm run sandbox:tools` fetched. */
const isTool = (path: string): boolean => path.includes('/sandbox-tools/');

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** A path of it and all below, links as links. */
function below(path: string): string[] {
  const entry = lstatSync(path, { throwIfNoEntry: false });
  if (!entry) return [];
  return entry.isDirectory() ? [path, ...readdirSync(path).flatMap((name) => below(join(path, name)))] : [path];
}

/** /bin/sh is /usr/bin/sh where /bin is a link, which is itself among the paths. */
const byRealFolder = (path: string): string => join(realpathSync(dirname(path)), basename(path));

function withParents(paths: readonly string[]): string[] {
  const all = new Set<string>();
  const add = (path: string) => {
    if (path === '/' || all.has(path)) return;
    add(dirname(path));
    all.add(path);
  };
  for (const path of paths) add(path);
  return [...all];
}

/** Shared libraries that the programs and modules among these load. */
function librariesOf(paths: readonly string[]): string[] {
  const loadable = paths.filter((path) => /\.so(\.|$)/.test(path) || (lstatSync(path).isFile() && (lstatSync(path).mode & 0o111) !== 0));
  const found = new Set<string>();
  for (let at = 0; at < loadable.length; at += 200) {
    const { stdout } = spawnSync('ldd', loadable.slice(at, at + 200), { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    for (const [, path = ''] of (stdout ?? '').matchAll(/(?:=>\s+|^\s+)(\/\S+)\s+\(0x/gm)) found.add(path).add(realpathSync(path));
  }
  return [...found];
}
