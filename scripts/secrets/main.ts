import { closeDatabase } from '@/server/db';
import { type RotationReport, rotateSecrets } from '@/server/secrets/rotate';
import { keyRing } from '@/server/secrets/seal';
import { dataDir } from '../lib/data-dir';
import { prepareDatabase } from '../lib/database/migrate';
import { withDatabaseOwner } from '../lib/database/owner';
import { Problem } from '../lib/explain.mjs';
import { holderOf } from '../lib/lock';
import { loadSecrets, renewEncryptionKey } from '../lib/secrets';
import { readSettings, secretEnv } from '../start/settings';

const usage = `npm run secrets:rotate               wraps stored secrets with ENCRYPTION_KEY; ENCRYPTION_KEY_PREVIOUS reads the others
npm run secrets:rotate -- --new-key  makes a new key in secrets.json first; CloudLens must be stopped`;

/** `npm run secrets:rotate`. */
export async function main(args: readonly string[]): Promise<void> {
  const [command = '', ...flags] = args;
  const unknown = flags.find((flag) => flag !== '--new-key');
  if (command !== 'rotate' || unknown) throw new Problem(`'${unknown ?? command}' is not known.\n${usage}`);
  await readSettings();
  const secrets = flags.includes('--new-key') ? newKey(dataDir()) : loadSecrets(dataDir());
  await withDatabaseOwner(async (ownerUrl) => {
    const urls = await prepareDatabase(ownerUrl, secrets, process.env);
    Object.assign(process.env, urls, secretEnv(secrets, process.env));
    try {
      tell(await rotateSecrets());
    } finally {
      await closeDatabase();
    }
  });
}

function newKey(data: string) {
  if (process.env.ENCRYPTION_KEY)
    throw new Problem(
      'ENCRYPTION_KEY is set: put the new key there and the old one into ENCRYPTION_KEY_PREVIOUS, restart, and run this without --new-key.',
    );
  const holder = holderOf(data);
  // It would go on with the old key alone, and could not read what is wrapped with the new one.
  if (holder) throw new Problem(`CloudLens is running (process ${holder.pid}): stop it first.`);
  return renewEncryptionKey(data);
}

function tell({ rewrapped, secretsPerKey, unreadable }: RotationReport): void {
  const current = keyRing().current.id;
  console.log(`${rewrapped} data keys wrapped anew.`);
  for (const [id, count] of Object.entries({ [current]: 0, ...secretsPerKey }))
    console.log(`${count} secrets under ${id}${id === current ? ' (current)' : ''}`);
  if (unreadable.length > 0)
    throw new Problem([...unreadable, `${unreadable.length} secrets could not be read and were left as they are.`].join('\n'));
  const left = Object.entries(secretsPerKey).some(([id, count]) => id !== current && count > 0);
  if (!left) console.log('No secret needs a former key. Keep it only for backups that are older than this.');
}
