import { AppError } from '../errors';
import { type Actor, authorise, requireSecondFactor } from '../identity/actor';
import { isSameOrigin } from '../identity/origins';
import { currentActor } from '../identity/session';
import { isWrite, type Operation } from './operation';
import { type Budget, callerOf, consume, type Tell } from './rate-limit';

/**
 * Everything that must hold before a request is read: its caller is known, within their budget, allowed, and, with a cookie,
 * on one of our own pages.
 * @returns the actor; null only for public operations
 */
export async function admit(operation: Operation, request: Request, tell: Tell): Promise<Actor | null> {
  const { headers } = request;
  const isPublic = operation.permission === 'public';
  const actor = isPublic ? null : await currentActor(headers);
  if (operation.limit !== 'none') await consume(generalBudget(operation, actor), callerOf(actor, headers), tell);
  if (!isPublic && !actor) throw new AppError('UNAUTHENTICATED', unknownCaller(headers));
  if (actor?.via === 'session' && isWrite(operation.method) && !isSameOrigin(headers)) {
    throw new AppError(
      'FORBIDDEN',
      'A change with a session cookie must come from a page of CloudLens itself. From elsewhere, use an API key.',
    );
  }
  if (actor && !(operation.withoutSecondFactor && actor.via !== 'api-key')) requireSecondFactor(actor);
  if (actor && operation.permission !== 'public' && operation.permission !== 'signed-in') authorise(actor, operation.permission);
  return actor;
}

/** Pages poll; that is cheap and only reads. */
const generalBudget = (operation: Operation, actor: Actor | null): Budget =>
  actor?.via === 'session' && !isWrite(operation.method) ? 'reads' : 'general';

function unknownCaller(headers: Headers): string {
  return headers.has('authorization')
    ? 'This key or token is not valid: it may be mistyped, revoked or expired.'
    : "Sign in, or send 'Authorization: Bearer <API key>'.";
}
