import { randomUUID } from 'node:crypto';
import os from 'node:os';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { startBenchDatabase } from '../lib/database';
import { type Metric, print } from '../lib/metric';

const usage = `usage: npm run bench:db -- [--findings N] [--resources N] [--only findings|inventory] [--json]
  --findings N   verdicts of the organization that is asked, 50 accounts (default 1000000)
  --resources N  resources of the organization whose inventory is asked, 50 accounts (default 1000000)
  --only         one of the two
  --json         one object a metric: { id, value, target, unit }`;

/** Measures what pages read, as the role that the product connects as, under row-level security. */
export async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      findings: { type: 'string', default: '1000000' },
      resources: { type: 'string', default: '1000000' },
      only: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const findings = Number(values.findings);
  const resources = Number(values.resources);
  const isPart = values.only === undefined || values.only === 'findings' || values.only === 'inventory';
  if (values.help || !isPart || [findings, resources].some((n) => !Number.isInteger(n) || n < 10_000)) {
    console.log(usage);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const database = await startBenchDatabase();
  Object.assign(process.env, database.env);
  // Only now: the modules behind them read the environment.
  const [{ fillFindings }, { fillResources }, reads, inventory, { closeDatabase }] = await Promise.all([
    import('@/server/findings/testing/many-findings'),
    import('@/server/inventory/testing/many-resources'),
    import('./reads'),
    import('./inventory'),
    import('@/server/db'),
  ]);
  const owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
  const metrics: Metric[] = [];
  try {
    const say = (text: string) => values.json || console.log(text);
    if (values.only !== 'inventory') {
      const [big, small] = [randomUUID(), randomUUID()];
      // Others share the database, as they do: with few of them, PostgreSQL would rightly read small tables as a whole.
      const others = Array.from({ length: 8 }, () => randomUUID());
      const sizes: [string, number][] = [[big, findings], ...[small, ...others].map((id): [string, number] => [id, 10_000])];
      for (const [orgId, verdicts] of sizes) {
        say(`Filling an organization with ${verdicts} verdicts in 50 accounts …`);
        await fillFindings(owner, { orgId, accounts: 50, verdicts });
      }
      await owner`vacuum analyze`;
      for (const [orgId] of sizes) await reads.countAll(orgId);
      await owner`vacuum analyze`;
      say(load());
      metrics.push(...(await reads.measure({ owner, big, small })));
    }
    if (values.only !== 'findings') {
      const [big, small] = [randomUUID(), randomUUID()];
      for (const [orgId, n] of [
        [big, resources],
        [small, 10_000],
      ] as const) {
        say(`Filling an organization with ${n} resources in 50 accounts …`);
        await fillResources(owner, { orgId, accounts: 50, resources: n });
      }
      await owner`vacuum analyze`;
      say(load());
      metrics.push(...(await inventory.measureInventory(big)));
    }
  } finally {
    await owner.end();
    await closeDatabase();
    await database.close();
  }
  print(metrics, values.json);
}

const load = () => `${os.cpus().length} cores, load ${os.loadavg()[0]?.toFixed(1)}`;
