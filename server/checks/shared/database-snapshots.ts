import { fail, pass, unknown } from '../define-check';
import type { Verdict } from '../types';

interface Shareable {
  SnapshotType?: string | undefined;
  /** Account numbers, or `all`. */
  sharedWith?: readonly string[];
  SnapshotCreateTime?: Date | undefined;
}

/** Whether any AWS account may restore a snapshot of a database. */
export function judgePublicSnapshot({ SnapshotType, sharedWith, SnapshotCreateTime }: Shareable): Verdict {
  if (sharedWith === undefined) return unknown('Not known: AWS did not tell with whom the snapshot is shared');
  const evidence = {
    public: sharedWith.includes('all'),
    accounts: sharedWith.filter((account) => account !== 'all'),
    createdAt: SnapshotCreateTime?.toISOString() ?? null,
  };
  if (evidence.public) return fail('Any AWS account can restore the snapshot and read the database', evidence);
  if (SnapshotType !== 'manual') return pass('RDS made the snapshot itself, and such snapshots cannot be shared', evidence);
  return pass(
    evidence.accounts.length > 0
      ? `The snapshot is shared with ${evidence.accounts.length} named accounts only`
      : 'The snapshot is not shared',
    evidence,
  );
}
