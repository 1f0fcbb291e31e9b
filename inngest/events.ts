import { eventType } from 'inngest';
import { z } from 'zod';

/** A scan waits in the table `scans`. The row is the truth; the event only wakes somebody up. */
export const scanRequested = eventType('scan/requested', { schema: z.object({ orgId: z.uuid(), scanId: z.uuid() }) });

/** An organization was deleted. The row is the truth; the event only lets the job look which ones are due. */
export const organizationDeleted = eventType('organization/deleted', { schema: z.object({ orgId: z.uuid() }) });

/** Somebody changed thresholds, disabled checks or exclusions. The rows are the truth; the event only lets the job look sooner. */
export const scopeChanged = eventType('scope/changed', { schema: z.object({ orgId: z.uuid() }) });

/** The scan's row says `cancelled` already; this stops what the engine still has planned for it. */
export const scanCancelled = eventType('scan/cancelled', { schema: z.object({ orgId: z.uuid(), scanId: z.uuid() }) });

/** An organization has something to tell. Which rules and messages are due is in their rows. */
export const notificationsDue = eventType('notifications/due', { schema: z.object({ orgId: z.uuid() }) });

/** Messages to receivers of an organization that take long to answer are due. */
export const slowNotificationsDue = eventType('notifications/slow.due', { schema: z.object({ orgId: z.uuid() }) });

/** AWS is looking for drift in a stack. The row in `drift_detections` is the truth; the event only wakes somebody up to follow it. */
export const driftDetectionStarted = eventType('drift/detection.started', { schema: z.object({ orgId: z.uuid(), detectionId: z.uuid() }) });

/** Stacks of an account wait in `drift_detections` to be checked; somebody shall begin with them, a few at a time. */
export const driftDetectionsQueued = eventType('drift/detections.queued', {
  schema: z.object({ orgId: z.uuid(), awsAccountId: z.uuid() }),
});

/** Cost Explorer is to be asked for an account. The row in `cost_refreshes` is the truth; an event of an earlier epoch does nothing. */
export const costRefreshRequested = eventType('cost/refresh.requested', {
  schema: z.object({ orgId: z.uuid(), refreshId: z.uuid(), epoch: z.int() }),
});

/** A run of a workflow waits in `workflow_runs`. The row is the truth; the event only wakes somebody up for its next phase. */
export const workflowRunRequested = eventType('workflow/run.requested', { schema: z.object({ orgId: z.uuid(), runId: z.uuid() }) });

/** A forwarder's time has come. Its row is the truth: whoever comes second finds it running or done. */
export const forwardingDue = eventType('forwarding/due', { schema: z.object({ orgId: z.uuid(), forwarderId: z.uuid() }) });

/** The same of a forwarder whose target takes long. */
export const slowForwardingDue = eventType('forwarding/slow.due', { schema: z.object({ orgId: z.uuid(), forwarderId: z.uuid() }) });

/** A scheduled report's time has come. Its row is the truth: whoever comes second finds it moved on. */
export const reportDue = eventType('reports/due', { schema: z.object({ orgId: z.uuid(), reportId: z.uuid() }) });
