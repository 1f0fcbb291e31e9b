import type { WorldAccount } from '../../contract';
import type { PolicyDocument } from './policy';

/** Who signed a request. */
export interface Identity {
  account: WorldAccount;
  arn: string;
  userId: string;
  secretAccessKey: string;
  /** What it may do: every set must allow an action (a role's own policies, and those of its session). */
  policySets: readonly (readonly PolicyDocument[])[];
  /** Milliseconds since 1970, for issued credentials. */
  expires?: number;
}
