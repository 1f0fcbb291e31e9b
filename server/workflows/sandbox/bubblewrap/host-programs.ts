import { execFile } from 'node:child_process';
import { accessSync, closeSync, constants, existsSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { basename, delimiter, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { SandboxRefusal, type ScriptKind } from '../types';

/** The machine's own programs and libraries, readable inside for every run. /usr/local is not among them: it holds what somebody put there. */
export const systemFolders = [
  '/usr/bin',
  '/usr/sbin',
  '/usr/lib',
  '/usr/lib32',
  '/usr/lib64',
  '/usr/libx32',
  '/usr/libexec',
  '/usr/share',
] as const;
export const rootFolders = ['/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32'] as const;

export interface HostPrograms {
  /** Paths made readable inside, at the same place. */
  readable: string[];
  /** Put in front of PATH. */
  searchPath: string[];
}

const programs: Record<ScriptKind, { name: string; help: string }> = {
  sh: { name: 'sh', help: '' },
  python: { name: 'python3', help: 'Install Python 3 (sudo apt-get install --yes python3).' },
  node: { name: 'node', help: '' },
  aws: { name: 'aws', help: 'Install the AWS CLI (npm run sandbox:tools, or see docs/sandbox.md).' },
  terraform: { name: 'terraform', help: 'Install Terraform and put it on the PATH (see docs/sandbox.md).' },
  playbook: { name: 'ansible-playbook', help: 'Install Ansible (npm run sandbox:tools, or see docs/sandbox.md).' },
};

const isCovered = (path: string): boolean => [...systemFolders, ...rootFolders].some((folder) => path.startsWith(`${folder}/`));

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** A shim of pyenv is a script that needs pyenv's whole home: what it stands for is taken in its place. */
async function find(name: string, folders: readonly string[]): Promise<string | null> {
  for (const folder of folders.filter((each) => each.startsWith('/'))) {
    const path = join(folder, name);
    if (!isProgram(path)) continue;
    if (basename(folder) !== 'shims') return path;
    const meant = await run('pyenv', ['which', name]).catch(() => '');
    if (isProgram(meant.trim())) return meant.trim();
  }
  return null;
}

async function run(program: string, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, { timeout: 10_000 });
  return stdout;
}

const onPath = (): string[] => (process.env.PATH ?? '').split(delimiter);

/** Where `npm run sandbox:tools` puts what it fetches. */
export const toolFolders = (): string[] => [resolve(process.env.CLOUDLENS_DATA_DIR ?? '.data', 'sandbox-tools', 'bin')];

/** The folders that a Python interpreter reads its own things from. */
async function pythonFolders(interpreter: string): Promise<{ executable: string; folders: string[] }> {
  const ask = 'import sys, json; print(json.dumps([sys.executable, sys.prefix, sys.base_prefix, sys.exec_prefix]))';
  const [executable = interpreter, ...folders] = JSON.parse(await run(interpreter, ['-I', '-c', ask])) as string[];
  return { executable, folders: [...new Set(folders)].filter((folder) => folder !== '/usr' && folder !== '/') };
}

/** The interpreter that a script names in its first line. */
async function interpreterOf(path: string): Promise<string | null> {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(256);
    const read = readSync(file, start);
    const line = /^#!\s*(\S+)(?:\s+(\S+))?/.exec(start.subarray(0, read).toString('latin1'));
    if (!line) return null;
    return basename(line[1] ?? '') === 'env' ? await find(line[2] ?? '', onPath()) : (line[1] ?? null);
  } finally {
    closeSync(file);
  }
}

/** A program that lies among its own files needs them; one among other people's (a `bin`) does not. */
const withItsFiles = (real: string): string => (basename(dirname(real)) === 'bin' ? real : dirname(real));

async function locate(kind: ScriptKind): Promise<HostPrograms> {
  if (kind === 'sh') return { readable: [], searchPath: [] };
  if (kind === 'node') return alone(process.execPath);
  const { name, help } = programs[kind];
  const path = await find(name, [...toolFolders(), ...onPath(), '/usr/local/bin']);
  if (!path) throw new SandboxRefusal(`There is no ${name} on this machine. ${help}`);
  const real = realpathSync(path);
  const interpreter = kind === 'terraform' ? null : kind === 'python' ? path : await interpreterOf(real);
  if (!interpreter || !isProgram(interpreter) || !/python/.test(basename(realpathSync(interpreter)))) return alone(path);
  const { executable, folders } = await pythonFolders(interpreter);
  const readable = [...folders, real, executable].filter((item) => !isCovered(item));
  return { readable: withoutInner(readable), searchPath: [...new Set([dirname(path), dirname(real), dirname(executable)])] };
}

function alone(path: string): HostPrograms {
  const real = realpathSync(path);
  if (isCovered(real)) return { readable: [], searchPath: [dirname(real)] };
  return { readable: [withItsFiles(real)], searchPath: [dirname(real)] };
}

const withoutInner = (paths: readonly string[]): string[] => {
  const unique = [...new Set(paths)].filter(existsSync);
  return unique.filter((path) => !unique.some((other) => other !== path && path.startsWith(`${other}/`)));
};

const known = new Map<ScriptKind, HostPrograms>();

/** @throws SandboxRefusal when the machine has no program for this kind of script */
export async function hostPrograms(kind: ScriptKind): Promise<HostPrograms> {
  const found = known.get(kind) ?? (await locate(kind));
  known.set(kind, found);
  return found;
}
