import type { ChannelKind } from './constants';
import type { RuleFilter } from './schema';

export interface ChannelRow {
  id: string;
  name: string;
  kind: ChannelKind;
  /** A host, or e-mail addresses. */
  target: string;
  enabled: boolean;
  lastError: string | null;
  lastDeliveredAt: string | null;
  createdAt: string;
}

export interface RuleRow {
  id: string;
  name: string;
  channelId: string;
  filter: RuleFilter;
  mode: 'at-once' | 'daily';
  enabled: boolean;
  /** Counts up with each change. */
  revision: number;
  createdAt: string;
}

export interface DeliveryRow {
  id: string;
  channelId: string;
  channelName: string;
  ruleName: string;
  headline: string;
  changes: number;
  status: 'waiting' | 'delivered' | 'dead';
  attempts: number;
  /** Of the next try; null when there is none. */
  dueAt: string | null;
  lastStatus: number | null;
  lastError: string | null;
  createdAt: string;
  endedAt: string | null;
}
