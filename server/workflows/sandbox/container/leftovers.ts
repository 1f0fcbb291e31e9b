import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { isOrphan } from '../run-name';
import { labels } from './create-body';
import type { Engine } from './engine';

interface Listed {
  Id: string;
  Names?: string[];
  Labels?: Record<string, string>;
}

let home: string | undefined;

/** Names this start of the machine and this numbering of processes: only there does a process id say anything. */
export function homeName(): string {
  if (home) return home;
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  home = createHash('sha256')
    .update(`${boot} ${readlinkSync('/proc/self/ns/pid')}`)
    .digest('hex')
    .slice(0, 24);
  return home;
}

const nameOf = ({ Names }: Listed): string => (Names?.[0] ?? '').replace(/^\//, '');

/** Containers of runs, of whatever runner. */
async function ours(engine: Engine): Promise<Listed[]> {
  const filters = encodeURIComponent(JSON.stringify({ label: [labels.ours] }));
  return (await engine.call('GET', `/containers/json?all=1&filters=${filters}`)) as Listed[];
}

export const containerNames = async (engine: Engine): Promise<string[]> => (await ours(engine)).map(nameOf);

/** Ends it, whatever it does, and removes it. One that is gone already is fine. */
export const removeContainer = (engine: Engine, idOrName: string): Promise<unknown> =>
  engine.call('DELETE', `/containers/${idOrName}?force=1&v=1`).catch((error: { status?: number }) => {
    if (error.status !== 404) throw error;
  });

/**
 * Removes containers whose runner is no more, as far as this process can tell, and those that anybody's clock says should long have
 * ended.
 * @param alive names of this process's own runs
 */
export async function removeLeftovers(engine: Engine, alive: ReadonlySet<string> = new Set()): Promise<string[]> {
  const now = Date.now() / 1000;
  const lost = (await ours(engine)).filter((each) => {
    const name = nameOf(each);
    if (alive.has(name)) return false;
    if (Number(each.Labels?.[labels.until]) < now) return true;
    return each.Labels?.[labels.home] === homeName() && isOrphan(name);
  });
  await Promise.all(lost.map(({ Id }) => removeContainer(engine, Id)));
  return lost.map(nameOf);
}
