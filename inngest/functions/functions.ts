import { dropExpired } from './accounts/drop-expired-connections';
import { followOrganizations } from './accounts/follow-organizations';
import { proveAccounts } from './accounts/prove-accounts';
import { tryWaitingConnections } from './accounts/try-waiting-connections';
import { cleanUpIdentity } from './identity/clean-up';
import { eraseDeleted } from './organizations/erase-deleted';
import { deleteExpiredRows } from './retention/delete-expired';
import { settleMutes } from './retention/settle-mutes';
import { rejudgeAccounts } from './scans/rejudge-accounts';
import { runScan } from './scans/run-scan';
import { scheduleScans } from './scans/schedule-scans';
import { sweepScans } from './scans/sweep-scans';

/** All durable functions, as the engine is told of them. */
export const functions = [
  runScan,
  scheduleScans,
  sweepScans,
  rejudgeAccounts,
  deleteExpiredRows,
  settleMutes,
  cleanUpIdentity,
  proveAccounts,
  dropExpired,
  tryWaitingConnections,
  followOrganizations,
  eraseDeleted,
];
