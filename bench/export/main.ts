import { randomUUID } from 'node:crypto';
import os from 'node:os';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { startBenchDatabase } from '../lib/database';
import { print } from '../lib/metric';

const formats = ['csv', 'json', 'ocsf'] as const;
const usage = `usage: npm run bench:export -- [--findings N] [--format csv|json|ocsf] [--json]
  --findings N  open findings that are exported, in 50 accounts (default 1000000)
  --format      one format alone
  --json        one object a metric: { id, value, target, unit }`;

/** Of the verdicts that are filled in, those that are open. */
const shareOpen = 0.7;

/** Measures time and memory of an export, as the role that the product connects as, under row-level security. */
export async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      findings: { type: 'string', default: '1000000' },
      format: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const findings = Number(values.findings);
  const wanted = formats.filter((format) => values.format === undefined || values.format === format);
  if (values.help || wanted.length === 0 || !Number.isInteger(findings) || findings < 10_000) {
    console.log(usage);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const database = await startBenchDatabase();
  Object.assign(process.env, database.env);
  // Only now: the modules behind them read the environment.
  const [{ fillFindings }, { measureExport }, { closeDatabase }] = await Promise.all([
    import('@/server/findings/testing/many-findings'),
    import('./measure'),
    import('@/server/db'),
  ]);
  const owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
  const say = (text: string) => values.json || console.log(text);
  try {
    const orgId = randomUUID();
    say(`Filling an organization with ${findings} open findings in 50 accounts …`);
    await fillFindings(owner, { orgId, accounts: 50, verdicts: Math.ceil(findings / shareOpen) });
    await owner`
      insert into verdict_details (org_id, verdict_id, summary, evidence)
      select org_id, id, 'Found ' || resource_id || ' open to everybody in ' || region, jsonb_build_object('resource', arn, 'ports', '[22, 3389]'::jsonb, 'policy', repeat('x', 200))
      from verdicts where org_id = ${orgId}::uuid and finding = 'open'`;
    await owner`vacuum analyze`;
    for (const format of wanted) {
      say(`${os.cpus().length} cores, load ${os.loadavg()[0]?.toFixed(1)}: ${format} …`);
      print(await measureExport(orgId, format, findings), values.json);
    }
  } finally {
    await owner.end();
    await closeDatabase();
    await database.close();
  }
}
