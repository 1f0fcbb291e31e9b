import { proveIdentity } from '@/server/aws/connect';
import type { AwsError } from '@/server/aws/errors';
import type { AwsSession } from '@/server/aws/session';
import { AppError } from '@/server/errors';
import { actionsOfDrift } from './operations';

/** AWS's own text, looked at and never shown. */
const textOf = ({ cause }: AwsError): string => (cause instanceof Error ? cause.message : '');

/** CloudFormation says 'ValidationError' for nearly everything; only its words tell what is the matter. */
export const isRunningAlready = (error: AwsError): boolean => /already (in progress|running)|in progress for stack/i.test(textOf(error));
export const isWrongState = (error: AwsError): boolean =>
  error.code === 'ValidationError' && /\bstate\b|while it is in/i.test(textOf(error));
export const isUnsupported = (error: AwsError): boolean => error.code === 'ValidationError' && /support/i.test(textOf(error));
export const stateIn = (error: AwsError): string | null => /\[?\b((?:[A-Z]+_)+[A-Z]+)\b\]?/.exec(textOf(error))?.[1] ?? null;

/** A sentence about a call that failed, which says what to do. */
export function sentenceFor(error: AwsError): string {
  const { kind, operation, region, code } = error;
  switch (kind) {
    case 'denied':
      return `The account’s role may not call ${operation} in ${region}. Allow it ${actionsOfDrift(operation).join(' and ')}.`;
    case 'throttled':
      return `AWS asked us to slow down, again and again (${operation} in ${region}). Try again in a few minutes.`;
    case 'gone':
      return `CloudFormation no longer knows the stack in ${region}: it was deleted, or made anew. The next scan will tell.`;
    case 'region-disabled':
      return `The region ${region} is not enabled in this account.`;
    case 'unreachable':
      return `AWS did not answer in time (${operation} in ${region}). Try again in a moment.`;
    case 'expired':
      return 'CloudLens could not enter the account: verify its connection on the page Accounts.';
    default:
      return `AWS answered ${operation} in ${region} with ${code}. Try again; if it stays, look the code up in AWS’s documentation.`;
  }
}

/**
 * The refusal that somebody gets who asked for drift. A role that cannot be entered at all is told from one that lacks a permission.
 * @returns an AppError to throw
 */
export async function refusalFor(error: AwsError, session: AwsSession, homeRegion: string): Promise<AppError> {
  if (error.kind === 'denied' || error.kind === 'expired') {
    const entry = await proveIdentity(session, homeRegion).catch((reason: unknown) => reason);
    if (entry instanceof AppError) return entry;
  }
  const message = sentenceFor(error);
  const details = {
    kind: error.kind,
    code: error.code,
    operation: error.operation,
  };
  switch (error.kind) {
    case 'gone':
      return new AppError('NOT_FOUND', 'CloudFormation knows no such stack in this account and region.');
    case 'throttled':
    case 'unreachable':
      return new AppError('UNAVAILABLE', message, { ...details, retryAfterSeconds: 30 }, { cause: error });
    case 'denied':
      return new AppError('UNPROCESSABLE', message, { ...details, actions: actionsOfDrift(error.operation) }, { cause: error });
    default: {
      if (isRunningAlready(error))
        return new AppError(
          'CONFLICT',
          'Somebody else is checking this stack already. Its outcome will be here after the next scan.',
          details,
        );
      if (isWrongState(error)) {
        const state = stateIn(error);
        return new AppError(
          'UNPROCESSABLE',
          `CloudFormation does not look for drift while a stack is in the state ${state ?? 'that this one is in'}. It does after a completed create, update, import or rollback of an update.`,
          { ...details, ...(state ? { state } : {}) },
        );
      }
      return new AppError('UNPROCESSABLE', message, details, { cause: error });
    }
  }
}
