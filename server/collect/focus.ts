import type { OperationName } from '@/server/aws/operation';
import type { OperationSpec, ResourceType } from './types';

/** One resource that a unit is to look at, and no more beside it than a check needs to judge it. */
export interface Focus {
  target: { type: ResourceType; arn: string; id: string };
  /** Whether the unit is the one that the resource comes from. */
  isHome: boolean;
  /** Types that the check reads beside it: all of each, by the operations of `needs` alone. */
  beside: ReadonlySet<ResourceType>;
  /** The check's operations. */
  needs: ReadonlySet<OperationName>;
}

/**
 * What is asked about a listed item: `all` that is known of the type, what the check `needs` of something that it reads beside,
 * or `nothing`.
 */
export type Asks = 'all' | 'needs' | 'nothing';

/** Whether an operation is asked at all: for the resource itself, or since the check needs it. Pure. */
export function asksFor({ target, isHome, beside, needs }: Focus, { operation, types }: OperationSpec): boolean {
  if (isHome) return types.includes(target.type) || needs.has(operation);
  return needs.has(operation) && types.some((type) => beside.has(type));
}

/** What to ask about something of which the listing alone is known. Pure. */
export function asksOf({ target, isHome, beside }: Focus, outline: { type: ResourceType; arn: string; id: string }): Asks {
  // Either will do: an ARN may be one that only a later answer tells.
  if (isHome && outline.type === target.type && (outline.arn === target.arn || outline.id === target.id)) return 'all';
  return beside.has(outline.type) ? 'needs' : 'nothing';
}

export const asksOfUnclear: Asks = 'all';
