/**
 * States of a stack in which CloudFormation looks for drift (DetectStackDrift, API reference), and those after an import, about which the
 * reference is silent: there AWS decides.
 */
export const checkableStates: readonly string[] = [
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'UPDATE_ROLLBACK_FAILED',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_COMPLETE',
];

/** A detection that AWS has not finished after so long is given up. */
export const detectionLimitMs = 60 * 60_000;

/** Seconds between two questions to AWS whether a detection is done: quickly at first, most stacks take less than a minute. */
const pollSeconds = [3, 5, 10, 15, 30, 60, 120, 180];
export const pollWaitMs = (polls: number): number => (pollSeconds[polls] ?? 300) * 1000;

/** How late a detection may be looked after before its event or worker counts as lost. */
export const lostAfterMs = 60_000;

/** Detections of one account and region that run at once: CloudFormation publishes no limit, and each calls every service of its stack. */
export const atOnce = 5;

/** A stack that was checked so lately is left out when all are checked. */
export const recentlyMs = 20 * 60 * 60_000;
/** Without any change that we saw, a stack is checked again after so long: not every type is in the inventory. */
export const unchangedMs = 7 * 24 * 60 * 60_000;

/** Resources of a detection for which CloudTrail is asked: it answers two questions a second. */
export const trailsAtMost = 50;
