/** An operation that was asked of AWS to look at one resource again. */
export interface AskedOperation {
  operation: string;
  /** Sorted; `global` for services that have none. */
  regions: string[];
  /** As `OperationCoverage` has it: `complete`, `partial`, `denied`, … */
  status: string;
  /** AWS's error code when not complete. */
  code: string | null;
  /** Retries not counted. */
  calls: number;
}

/** What stands behind the outcome of looking at one resource again. */
export interface VerificationLook {
  asked: AskedOperation[];
  /** All of them, retries counted. */
  calls: number;
}
