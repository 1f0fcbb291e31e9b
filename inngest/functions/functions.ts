import { dropExpired } from './accounts/drop-expired-connections';
import { followOrganizations } from './accounts/follow-organizations';
import { proveAccounts } from './accounts/prove-accounts';
import { tryWaitingConnections } from './accounts/try-waiting-connections';
import { refreshCost } from './costs/refresh-cost';
import { sweepCostRefreshes } from './costs/sweep-costs';
import { followDetection } from './drift/follow-detection';
import { scheduleDetections } from './drift/schedule-detections';
import { startWaitingDetections } from './drift/start-waiting';
import { sweepDriftDetections } from './drift/sweep-detections';
import { forwardFindings, forwardSlowly, wakeForwarders } from './forwarding/forward-findings';
import { cleanUpIdentity } from './identity/clean-up';
import { notifyOrganization, notifySlowReceivers, sendNotifications } from './notifications/send-notifications';
import { eraseDeleted } from './organizations/erase-deleted';
import { makeScheduledReport, wakeReports } from './reports/make-reports';
import { deleteExpiredRows } from './retention/delete-expired';
import { settleMutes } from './retention/settle-mutes';
import { judgeByNewSettings } from './scans/judge-by-new-settings';
import { rejudgeAccounts } from './scans/rejudge-accounts';
import { runScan } from './scans/run-scan';
import { scheduleScans } from './scans/schedule-scans';
import { sweepScans } from './scans/sweep-scans';
import { tellDeadlines } from './triage/tell-deadlines';
import { runWorkflow } from './workflows/run-workflow';
import { sweepRuns } from './workflows/sweep-runs';

/** All durable functions, as the engine is told of them. */
export const functions = [
  runScan,
  scheduleScans,
  sweepScans,
  rejudgeAccounts,
  judgeByNewSettings,
  deleteExpiredRows,
  settleMutes,
  cleanUpIdentity,
  proveAccounts,
  dropExpired,
  tryWaitingConnections,
  followOrganizations,
  followDetection,
  startWaitingDetections,
  scheduleDetections,
  sweepDriftDetections,
  refreshCost,
  sweepCostRefreshes,
  eraseDeleted,
  sendNotifications,
  notifyOrganization,
  notifySlowReceivers,
  tellDeadlines,
  runWorkflow,
  sweepRuns,
  wakeForwarders,
  forwardFindings,
  forwardSlowly,
  wakeReports,
  makeScheduledReport,
];
