/** An organization may have so many. */
export const forwardersAtMost = 10;

/** A bucket gets a file a day; Security Hub hears of what changed so often. */
export const everyMinutes = { s3: 24 * 60, 'security-hub': 15 } as const;

/**
 * Findings a call of BatchImportFindings (docs.aws.amazon.com/securityhub/1.0/APIReference/API_BatchImportFindings.html), which is
 * its limit too.
 */
export const findingsACall = 100;

/** Security Hub forgets a finding 90 days after it was last told of it: it is told again well before. */
export const retellAfterDays = 30;

/** Somebody's for so long without a sign of life; then another may begin the run again. */
export const leaseMinutes = 5;

/** Runs that are kept of each forwarder. */
export const runsKept = 50;
