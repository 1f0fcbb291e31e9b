import type { LimitedResource } from './constants';

export interface Limit {
  perHour: number;
  /** In the last hour. */
  used: number;
  /** Somebody has set it; else it is the default. */
  isSet: boolean;
}

export interface ResourceLimit {
  resource: LimitedResource;
  organization: Limit;
  own: Limit;
  /** Who has a limit of their own; for admins. */
  people: { userId: string; name: string; perHour: number }[];
}
