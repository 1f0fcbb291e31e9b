import type { AccountState, WorldAccount, WorldRole } from '../contract';
import { createClock, dayOf } from './clock';
import { Draft } from './draft';
import { accountRegions } from './regions';
import { accountState, type LazyResources } from './state';

/** States are made on demand; scans look at one or two days at a time. */
const KEPT_DAYS = 12;

interface AccountDefinition {
  id: string;
  name: string;
  anchor: Date;
  enabledRegions: readonly string[];
  roles: readonly WorldRole[];
  /** Writes down the account as of the draft's day. */
  write(draft: Draft): void;
  lazy?: LazyResources;
}

/** An account whose state is written down day by day, when somebody asks for it. */
export function worldAccount(definition: AccountDefinition): WorldAccount {
  const states = new Map<number, AccountState>();
  return {
    id: definition.id,
    name: definition.name,
    partition: 'aws',
    regions: accountRegions(definition.enabledRegions),
    roles: definition.roles,
    at(instant) {
      const day = dayOf(definition.anchor, instant);
      const known = states.get(day);
      if (known) return known;
      const draft = new Draft(definition.id, createClock(definition.anchor, day));
      definition.write(draft);
      const state = accountState(draft.resources, definition.lazy);
      states.set(day, state);
      if (states.size > KEPT_DAYS) states.delete(states.keys().next().value ?? day);
      return state;
    },
  };
}
