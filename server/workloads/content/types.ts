import type { SecretHit } from '../secrets/types';

/** What came of looking through contents. Nothing in it tells a secret: it may be stored and shown. */
export interface ContentLook {
  secrets: readonly SecretHit[];
  /** Files (or log events) that were looked through. */
  files: number;
  /** Of these, files that are no text: only values with a form of their own are found in them. */
  compiled: number;
  /** Bytes, unpacked. */
  bytes: number;
  /** What was not looked at, in words; none: all of it was. */
  unseen: readonly string[];
}

/** It was not looked at all, and why. */
export interface NotLooked {
  notLooked: string;
}

export type Looked = ContentLook | NotLooked;

/** How much is looked at, so that no content can fill memory or hold a scan. */
export interface ContentLimits {
  /** Bytes of the download. */
  packed: number;
  /** Bytes that come out of all archives together. */
  unpacked: number;
  files: number;
}
