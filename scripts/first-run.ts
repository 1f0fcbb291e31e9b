import { writeSync } from 'node:fs';
import { closeDatabase } from '@/server/db';
import { prepareFirstRun } from '@/server/identity/first-run';

const RESULT_FD = 3;
const [url = ''] = process.argv.slice(2);

// The result holds the sign-in link and, the first time, a password: it goes to the starter alone, not where logs go.
writeSync(RESULT_FD, JSON.stringify(await prepareFirstRun({ url })));
await closeDatabase();
process.exit(0);
