import { parseArgs } from 'node:util';
import { findPaths } from '@/server/attack-paths/find-paths';
import { pathKinds } from '@/server/attack-paths/kinds/registry';
import { Landscape } from '@/server/attack-paths/landscape/landscape';
import { world } from './world';

/** How long attack paths take to be found in an account of many resources, how much memory that needs, and which kinds take most of it. */
const { values } = parseArgs({
  options: {
    resources: { type: 'string', default: '100000' },
    /** Lets every role read every bucket, each by a policy of its own: the most that there is to answer. */
    readers: { type: 'boolean', default: false },
  },
});
const scope = { account: '111122223333', partition: 'aws', now: new Date('2026-11-20T12:00:00Z'), missing: () => null };
const heap = () => process.memoryUsage().heapUsed / 1024 ** 2;

export async function main(): Promise<void> {
  for (const size of [Math.round(Number(values.resources) / 10), Number(values.resources)]) {
    const before = heap();
    const land = new Landscape(scope, world(size, values.readers));
    const held = heap() - before;
    const started = performance.now();
    const times = pathKinds.map((kind) => {
      const from = performance.now();
      const paths = findPaths(land, [kind]).length;
      return { id: kind.id, ms: performance.now() - from, paths };
    });
    const took = performance.now() - started;
    const paths = times.reduce((sum, each) => sum + each.paths, 0);
    console.info(
      `${land.size} resources, ${held.toFixed(0)} MB: ${paths} paths of ${times.filter((each) => each.paths > 0).length} kinds in ${(took / 1000).toFixed(2)} s, ${(heap() - before).toFixed(0)} MB after`,
    );
    for (const { id, ms, paths: count } of times.toSorted((a, b) => b.ms - a.ms).slice(0, 6))
      console.info(`  ${id.padEnd(28)} ${ms.toFixed(0).padStart(7)} ms ${String(count).padStart(6)} paths`);
  }
}
