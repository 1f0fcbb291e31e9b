import type { ResourceType } from '@/server/collect/types';
import type { AccountState, Sliceable, WorldResource } from '../contract';
import { concatenated, each } from '../sliceable';
import type { AnyWorldResource } from '../worlds/draft';

/** A resource as it is at an instant, since what was asked for takes its time; null: it is no more. */
type AsOf = (now: Date) => AnyWorldResource | null;

interface Place {
  type: ResourceType;
  region: string;
}

const keyOf = ({ type, region }: Place): string => `${type} ${region}`;

/** What callers have changed in an account since the sample cloud was started. The past, asked as of an instant, never shows it. */
export class AccountChanges {
  readonly #places = new Map<string, Map<string, AsOf>>();
  /** Answers to calls with a client token, by operation and token. */
  readonly #answers = new Map<string, { asked: string; answer: unknown }>();

  set(place: Place, id: string, asOf: AsOf): void {
    const known = this.#places.get(keyOf(place)) ?? new Map<string, AsOf>();
    this.#places.set(keyOf(place), known);
    known.set(id, asOf);
  }

  /** The first answer under a token, `'other'` when it came with another request, undefined when it is new. */
  answered<T>(token: string, asked: string): { answer: T } | 'other' | undefined {
    const known = this.#answers.get(token);
    if (!known) return undefined;
    return known.asked === asked ? { answer: known.answer as T } : 'other';
  }

  remember(token: string, asked: string, answer: unknown): void {
    this.#answers.set(token, { asked, answer });
  }

  /** The written state with what was changed in it. Lists stay lazy where nothing was. */
  over(state: AccountState, now: Date): AccountState {
    if (this.#places.size === 0) return state;
    return {
      list: <T extends ResourceType>(type: T, region: string) => {
        const changed = this.#places.get(keyOf({ type, region }));
        const written = state.list(type, region);
        return changed ? merged(written, changed, now) : written;
      },
      find: <T extends ResourceType>(type: T, region: string, arnOrId: string) => {
        const asOf = this.#places.get(keyOf({ type, region }))?.get(arnOrId.split(/[/:]/).at(-1) ?? '');
        return asOf ? ((asOf(now) ?? undefined) as WorldResource<T> | undefined) : state.find(type, region, arnOrId);
      },
    };
  }
}

function merged<T extends ResourceType>(
  written: Sliceable<WorldResource<T>>,
  changed: ReadonlyMap<string, AsOf>,
  now: Date,
): Sliceable<WorldResource<T>> {
  const left = new Map(changed);
  const kept: WorldResource<T>[] = [];
  for (const resource of each(written)) {
    const asOf = left.get(resource.id);
    left.delete(resource.id);
    const current = asOf ? (asOf(now) as WorldResource<T> | null) : resource;
    if (current) kept.push(current);
  }
  const made = [...left.values()].flatMap((asOf) => (asOf(now) as WorldResource<T> | null) ?? []);
  return concatenated(kept, made);
}

/** The changes of every account of one sample cloud. */
export class ChangeBook {
  readonly #accounts = new Map<string, AccountChanges>();

  of(accountId: string): AccountChanges {
    const known = this.#accounts.get(accountId) ?? new AccountChanges();
    this.#accounts.set(accountId, known);
    return known;
  }
}
