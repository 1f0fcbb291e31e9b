import type { Sandbox, SandboxJob } from '../types';
import type { Seen } from './escape-case';

/** Runs a job and gathers all that can be seen of it. */
export async function see(
  sandbox: Sandbox,
  job: SandboxJob,
  signal = new AbortController().signal,
  onStart?: (name: string) => void,
  onOutput?: (soFar: string) => void,
): Promise<Seen> {
  const parts: Buffer[] = [];
  const refused: string[] = [];
  const result = await sandbox.run(
    job,
    {
      chunk: (_, bytes) => {
        parts.push(Buffer.from(bytes));
        onOutput?.(Buffer.concat(parts).toString());
      },
      started: ({ name }) => onStart?.(name),
      refused: (target) => void refused.push(target),
    },
    signal,
  );
  const bytes = Buffer.concat(parts);
  return { result, bytes, output: bytes.toString(), refused };
}
