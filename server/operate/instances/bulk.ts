import { AppError } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import { permissionOf } from '../constants';
import type { ActionPreview, InstanceVerb, PerformedAction } from '../types';
import { actOnInstance, previewAction, type Target } from './act';

/** What came of one of several. */
export type BulkResult<T> = { target: Target } & ({ ok: true; value: T } | { ok: false; reason: string; code: string });

/** So many at once: the pacer keeps below AWS's rate, this below what one person needs. */
const atOnce = 4;

async function each<T>(targets: readonly Target[], work: (target: Target) => Promise<T>): Promise<BulkResult<T>[]> {
  const results: BulkResult<T>[] = [];
  const queue = targets.map((target, index) => ({ target, index }));
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { target, index } = next;
      try {
        results[index] = { target, ok: true, value: await work(target) };
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        results[index] = { target, ok: false, reason: error.message, code: error.code };
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

/** One that is not there, or not to be seen, is that for the whole request when it is the only one. */
function alone<T>(results: BulkResult<T>[]): BulkResult<T>[] {
  const [only] = results;
  if (results.length === 1 && only && !only.ok && (only.code === 'NOT_FOUND' || only.code === 'FORBIDDEN'))
    throw new AppError(only.code, only.reason);
  return results;
}

/** What an action would do to each, asked of AWS without doing it. */
export async function previewInBulk(actor: Actor, verb: InstanceVerb, targets: readonly Target[]): Promise<BulkResult<ActionPreview>[]> {
  authorise(actor, permissionOf[verb]);
  return alone(await each(targets, (target) => previewAction(actor, verb, target)));
}

/** What is to be typed before terminating: of one its id, of several how many. */
export const confirmationOf = (targets: readonly Target[]): string =>
  targets.length === 1 ? (targets[0]?.instanceId ?? '') : `terminate ${targets.length}`;

/** Does it to each; what fails for one fails for that one alone. Repeats with the same token do nothing twice. */
export async function performInBulk(
  actor: Actor,
  verb: InstanceVerb,
  targets: readonly Target[],
  { token, confirmation }: { token: string; confirmation?: string | undefined },
): Promise<BulkResult<PerformedAction>[]> {
  authorise(actor, permissionOf[verb]);
  const isConfirmed = verb !== 'terminate' || confirmation === confirmationOf(targets);
  return alone(
    await each(targets, (target) =>
      actOnInstance(actor, verb, target, {
        token: `${token}/${target.instanceId}`,
        ...(isConfirmed ? { confirmation: target.instanceId } : {}),
      }),
    ),
  );
}
