import type { ChannelKind } from '../notifications/constants';
import type { Attachment } from './constants';
import type { ReportSource, Schedule } from './schema';

export interface ReportRow {
  id: string;
  name: string;
  owner: { id: string; name: string };
  source: ReportSource;
  channel: { id: string; name: string; kind: ChannelKind };
  attachment: Attachment;
  schedule: Schedule;
  /** `stopped`: by us, since it cannot be made any more; `lastError` says why. */
  status: 'active' | 'paused' | 'stopped';
  lastError: string | null;
  dueAt: string | null;
  lastMadeAt: string | null;
  /** What became of the last message; null: there is none in the log. */
  lastDelivery: { status: 'waiting' | 'delivered' | 'dead'; at: string; error: string | null } | null;
}

export interface Receiver {
  id: string;
  name: string;
  kind: ChannelKind;
  enabled: boolean;
}

/** Rows under a heading, as text. */
export interface ReportTable {
  title: string;
  columns: string[];
  rows: string[][];
  /** What the rows do not tell: that they are a part, or that something was not seen. */
  note: string | null;
}

/** A report in words and tables, whatever it is sent by. */
export interface ReportContent {
  /** `12 open findings`. */
  headline: string;
  /** What stands in a summary. */
  lines: string[];
  tables: ReportTable[];
  /** Page of ours. */
  path: string;
}
