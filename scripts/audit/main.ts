import { type AuditReport, verifyAll } from '@/server/audit/verify';
import { closeDatabase } from '@/server/db';
import { dataDir } from '../lib/data-dir';
import { prepareDatabase } from '../lib/database/migrate';
import { withDatabaseOwner } from '../lib/database/owner';
import { Problem } from '../lib/explain.mjs';
import { loadSecrets } from '../lib/secrets';
import { readSettings, secretEnv } from '../start/settings';

/** `npm run audit:verify`: recomputes the chain of every organization's audit log. Ends with 1 when something is wrong. */
export async function main(args: readonly string[]): Promise<void> {
  const [command, ...rest] = args;
  if (command !== 'verify' || rest.length > 0) throw new Problem('npm run audit:verify takes no arguments.');
  await readSettings();
  const secrets = loadSecrets(dataDir());
  await withDatabaseOwner(async (ownerUrl) => {
    Object.assign(process.env, await prepareDatabase(ownerUrl, secrets, process.env), secretEnv(secrets, process.env));
    try {
      tell(await verifyAll());
    } finally {
      await closeDatabase();
    }
  });
}

function tell(reports: readonly AuditReport[]): void {
  for (const { orgId, verified, unsealed, erased, damage } of reports) {
    const kind = erased ? 'erased, tombstone' : `${verified} rows verified, ${unsealed} not sealed yet`;
    console.log(`${damage.length === 0 ? '✓' : '✗'} ${orgId}: ${kind}`);
    for (const sentence of damage) console.log(`    ${sentence}`);
  }
  const broken = reports.filter(({ damage }) => damage.length > 0).length;
  if (broken > 0) throw new Problem(`The audit log of ${broken} of ${reports.length} organizations is damaged.`);
  console.log(`The audit logs of ${reports.length} organizations are whole.`);
}
