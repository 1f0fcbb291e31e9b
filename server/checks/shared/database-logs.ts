import { fail, pass } from '../define-check';
import type { Verdict } from '../types';

/** The log without which an engine's story cannot be told. Other engines: any log will do. */
const essentialLogs: Readonly<Record<string, string>> = {
  postgres: 'postgresql',
  'aurora-postgresql': 'postgresql',
  'aurora-mysql': 'audit',
  docdb: 'audit',
  neptune: 'audit',
};

/** Whether an engine's logs go to CloudWatch. AWS leaves the list out when there are none. */
export function judgeLogs(engine: string | undefined, logs: readonly string[] = []): Verdict {
  const essential = essentialLogs[engine ?? ''];
  const evidence = { logs: [...logs].sort(), engine: engine ?? null };
  if (logs.length === 0) return fail('No logs are sent to CloudWatch', evidence);
  if (essential !== undefined && !logs.includes(essential)) return fail(`The ${essential} log is not sent to CloudWatch`, evidence);
  return pass(`Logs are sent to CloudWatch: ${evidence.logs.join(', ')}`, evidence);
}
