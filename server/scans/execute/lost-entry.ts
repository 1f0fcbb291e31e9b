import { toAwsError } from '@/server/aws/classify';
import { proveIdentity } from '@/server/aws/connect';
import type { OperationCoverage } from '@/server/collect/types';
import { AppError } from '@/server/errors';
import { openScanSession, type ScanContext } from './scan-context';

/**
 * Whether an account that was entered at first can no longer be: its role was deleted or its trust changed while the scan ran.
 * Asks AWS only when a unit got nothing for want of permission or credentials.
 * @returns a sentence for people, or null
 */
export async function lostEntry(context: ScanContext): Promise<string | null> {
  const shutOut = context.units.some(
    (unit) =>
      unit.status === 'failed' &&
      (unit.coverage as OperationCoverage[]).some(({ status }) => /^(denied|expired|region-disabled)$/.test(status)),
  );
  if (!shutOut) return null;
  try {
    await proveIdentity(openScanSession(context, undefined, { isShared: false }), context.account.region);
    return null;
  } catch (error) {
    // That AWS is slow or away says nothing about the role.
    const kind = error instanceof AppError ? error.details?.kind : toAwsError(error, 'sts:AssumeRole', context.account.region).kind;
    if (kind !== 'denied' && kind !== 'expired' && kind !== 'region-disabled') return null;
    return `The account could no longer be entered while it was scanned. ${error instanceof AppError ? error.message : ''}`.trim();
  }
}
