import { performance } from 'node:perf_hooks';

/** How often each asks. */
const rounds = 30;

/**
 * Milliseconds that 95 of 100 askers do not have to wait longer than, driver and waiting for a connection included; or what each tells.
 * @param clients askers side by side
 */
export async function p95(ask: () => Promise<unknown>, clients = 16): Promise<number> {
  const times: number[] = [];
  await ask();
  const asker = async () => {
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now();
      const told = await ask();
      times.push(typeof told === 'number' ? told : performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: clients }, asker));
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length * 0.95)] ?? 0;
}
