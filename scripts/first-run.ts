import { closeDatabase } from '@/server/db';
import { prepareFirstRun } from '@/server/identity/first-run';

const [url = ''] = process.argv.slice(2);

// The last line on standard output is the result; it is read by scripts/start and never logged, since it holds the link.
const result = await prepareFirstRun({ url });
console.log(JSON.stringify(result));
await closeDatabase();
process.exit(0);
