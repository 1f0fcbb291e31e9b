import { spawnSync } from 'node:child_process';
import { Problem } from '../../lib/explain.mjs';

export interface Package {
  name: string;
  isEssential: boolean;
  /** What it needs, the first of alternatives that is installed counts. */
  needs: string[][];
  provides: string[];
}

const format = '${Package}\\t${Essential}\\t${db:Status-Status}\\t${Pre-Depends}, ${Depends}\\t${Provides}\\n';
const bare = (text: string): string => text.trim().split(/[\s:(]/)[0] ?? '';
const named = (text: string): string[] => text.split(',').map(bare).filter(Boolean);

/** Reads what `dpkg-query --show` says, a line for each installed package. */
export function parsePackages(text: string): Package[] {
  return text.split('\n').flatMap((line) => {
    const [name = '', essential, status, needs = '', provides = ''] = line.split('\t');
    if (!name || status !== 'installed') return [];
    const alternatives = needs.split(',').map((each) => each.split('|').map(bare).filter(Boolean));
    return [{ name, isEssential: essential === 'yes', needs: alternatives.filter((each) => each.length > 0), provides: named(provides) }];
  });
}

/** The essential packages, the wanted ones, and all that these need, by name in order. Pure. */
export function closureOf(packages: readonly Package[], wanted: readonly string[]): string[] {
  const known = new Map(packages.flatMap((each) => each.provides.map((name) => [name, each] as const)));
  for (const each of packages) known.set(each.name, each);
  const queue = [...packages.filter(({ isEssential }) => isEssential).map(({ name }) => name), ...wanted];
  const taken = new Set<string>();
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const found = known.get(name);
    if (!found || taken.has(found.name)) continue;
    taken.add(found.name);
    for (const alternatives of found.needs) queue.push(...alternatives.filter((each) => known.has(each)).slice(0, 1));
  }
  return [...taken].sort();
}

/** Files of a small system made of installed packages: paths on this machine. @throws Error where there is no dpkg */
export function filesOfPackages(wanted: readonly string[]): string[] {
  const names = closureOf(parsePackages(ask('dpkg-query', ['--show', `--showformat=${format}`])), wanted);
  return ask('dpkg', ['--listfiles', ...names])
    .split('\n')
    .filter((line) => line.startsWith('/') && line !== '/.');
}

function ask(command: string, args: readonly string[]): string {
  const { status, stdout, error, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 512 * 1024 * 1024 });
  if (error) throw new Problem(`Images can be made of this machine's programs on Debian and Ubuntu only: ${command} is not there.`);
  if (status !== 0) throw new Problem(`${command}: ${stderr.trim().split('\n')[0]}`);
  return stdout;
}
