import { eventType } from 'inngest';
import { z } from 'zod';

/** A scan waits in the table `scans`. The row is the truth; the event only wakes somebody up. */
export const scanRequested = eventType('scan/requested', { schema: z.object({ orgId: z.uuid(), scanId: z.uuid() }) });

/** An organization was deleted. The row is the truth; the event only lets the job look which ones are due. */
export const organizationDeleted = eventType('organization/deleted', { schema: z.object({ orgId: z.uuid() }) });

/** The scan's row says `cancelled` already; this stops what the engine still has planned for it. */
export const scanCancelled = eventType('scan/cancelled', { schema: z.object({ orgId: z.uuid(), scanId: z.uuid() }) });
