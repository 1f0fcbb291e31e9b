import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { root } from '@/scripts/lib/root.mjs';

const run = promisify(execFile);

/** Peak of the heap in MiB of a process that always holds some 20 MiB, each of which lives long enough to grow old. */
async function peakHeap(first: string): Promise<number> {
  const program = `
    import { keepHeapSmall } from ${JSON.stringify(join(root, 'server/small-heap.ts'))};
    ${first}
    const held = [];
    let peak = 0;
    for (let page = 0; page < 2_000; page += 1) {
      held.push(Array.from({ length: 5_000 }, (_, item) => ({ item, page })));
      if (held.length > 60) held.shift();
      peak = Math.max(peak, process.memoryUsage().heapTotal);
    }
    console.log(peak / 1024 / 1024);`;
  const { stdout } = await run(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], { cwd: root });
  return Number(stdout);
}

it('keeps the heap near what lives in it, where V8 would let it grow', async () => {
  const [kept, left] = [await peakHeap('await keepHeapSmall();'), await peakHeap('')];
  expect(kept).toBeLessThan(left * 0.75);
});
