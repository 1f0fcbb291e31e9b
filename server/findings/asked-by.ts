import type { Actor } from '@/server/identity/actor';
import { sinceInstant } from './triage-conditions';
import type { FindingFilters } from './types';

/** Filters with `me` and times back from now put into what they mean for who asks, now. */
export function askedBy<F extends FindingFilters>(actor: Actor, filters: F): F {
  const { assignee, since } = filters;
  return {
    ...filters,
    ...(assignee
      ? {
          assignee: assignee.map((each) => (each === 'me' ? actor.userId : each)),
        }
      : {}),
    ...(since ? { since: sinceInstant(since) } : {}),
  };
}
