import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { archiveDir, dataDir } from '../lib/data-dir';
import { withDatabaseOwner } from '../lib/database/owner';
import { Problem } from '../lib/explain.mjs';
import { readSettings } from '../start/settings';
import { backup } from './backup';
import { checkBackup, type Manifest } from './manifest';
import { restore } from './restore';

const usage = `npm run backup -- --to FOLDER            copies database and secrets, while CloudLens runs or not
npm run backup -- --check FOLDER         reads a backup again, every file
npm run restore -- --from FOLDER [--to DATA_FOLDER] [--archive FOLDER] [--until 2026-01-31T12:00:00Z]`;

/** `npm run backup` and `npm run restore`. */
export async function main([command = '', ...args]: readonly string[]): Promise<void> {
  await readSettings();
  const given = read(args);
  if (command === 'restore' && given.from) return bringBack(given);
  if (command === 'backup' && given.check) return say('is whole', await checkBackup(resolve(given.check)));
  if (command === 'backup' && given.to) return keep(resolve(given.to));
  throw new Problem(usage);
}

function read(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { from: text, to: text, check: text, archive: text, until: text } }).values;
  } catch (error) {
    throw new Problem(`${(error as Error).message}\n${usage}`);
  }
}

async function keep(to: string): Promise<void> {
  refuseOtherDatabase();
  const data = dataDir();
  say('holds all that was committed', await withDatabaseOwner((ownerUrl) => backup(ownerUrl, data, to)));
  console.log(`Kept in ${to}. Its secrets.json opens what is sealed in it: keep it where only you can read it.`);
  if (process.env.ENCRYPTION_KEY || process.env.ENCRYPTION_KEY_FILE)
    console.log('Secrets are sealed with your own ENCRYPTION_KEY, which is not in the backup: keep that too.');
}

async function bringBack({ from = '', to, archive = archiveDir(), until }: ReturnType<typeof read>): Promise<void> {
  refuseOtherDatabase();
  const instant = until === undefined ? undefined : new Date(until);
  if (instant && Number.isNaN(instant.getTime())) throw new Problem(`--until ${until} is no instant: write it as 2026-01-31T12:00:00Z.`);
  const target = to === undefined ? dataDir() : resolve(to);
  const { manifest, organizations, newest } = await restore({ from: resolve(from), to: target, archive, until: instant });
  console.log(`Restored into ${target}: ${organizations} organizations; the audit log ends at ${newest?.toISOString() ?? 'nothing'}.`);
  console.log(`The backup is of ${manifest.endedAt}. Start with ${to === undefined ? '' : `CLOUDLENS_DATA_DIR=${target} `}npm start.`);
}

function refuseOtherDatabase(): void {
  if (process.env.DATABASE_URL)
    throw new Problem('DATABASE_URL is set: back up that PostgreSQL with its own tools (docs/data-and-backup.md), and keep secrets.json.');
}

function say(what: string, { endedAt, files }: Manifest): void {
  const mebibytes = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1024 / 1024;
  console.log(`The backup of ${endedAt} ${what}: ${files.length} files, ${Math.ceil(mebibytes)} MiB.`);
}
