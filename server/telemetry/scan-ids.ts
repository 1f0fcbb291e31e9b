import { createHash } from 'node:crypto';

/**
 * A scan's trace is found by the scan's own id: its UUID without dashes is the trace id. The span of the whole scan has an id
 * made from it too, because regions are worked on in several processes before anybody can say when the scan ended.
 */
export const scanTraceIds = (scanId: string): { traceId: string; spanId: string } => ({
  traceId: scanId.replaceAll('-', '').toLowerCase(),
  spanId: createHash('sha256').update(`scan ${scanId}`).digest('hex').slice(0, 16),
});
