import type { SecretHit } from '../secrets/types';
import type { ContentLimits, ContentLook } from './types';

/** Finds of one thing that are told. */
const mostHits = 50;

/** Thrown to end looking: there is more than is looked at. */
export class LimitReached extends Error {
  override readonly name = 'LimitReached';
}

export const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;

/** Keeps the account of one look: what was found, how much was seen, and what was not. */
export class LookBook {
  private readonly hits = new Map<string, SecretHit>();
  private readonly unseen = new Map<string, { first: string; more: number }>();
  private files = 0;
  private compiled = 0;
  private unpacked = 0;
  private packed = 0;

  constructor(private readonly limits: ContentLimits) {}

  found(hits: readonly SecretHit[]): void {
    for (const hit of hits) if (this.hits.size < mostHits) this.hits.set(`${hit.kind}\n${hit.place}\n${hit.masked}`, hit);
  }

  /** @throws LimitReached */
  file(): void {
    if (this.files >= this.limits.files) throw new LimitReached(`what comes after ${this.limits.files} files`);
    this.files += 1;
  }

  noText(): void {
    this.compiled += 1;
  }

  /** Bytes as they come over the wire. @throws LimitReached */
  download(bytes: number): void {
    this.packed += bytes;
    if (this.packed > this.limits.packed) throw new LimitReached(`what comes after ${megabytes(this.limits.packed)}`);
  }

  /** Bytes as they come out of archives. @throws LimitReached */
  unpack(bytes: number): void {
    this.unpacked += bytes;
    if (this.unpacked > this.limits.unpacked) throw new LimitReached(`what comes after ${megabytes(this.limits.unpacked)} unpacked`);
  }

  /** Notes something that was not looked at: `what`, of which `path` is one. */
  missed(what: string, path = ''): void {
    const known = this.unseen.get(what);
    if (known) known.more += 1;
    else this.unseen.set(what, { first: path, more: 0 });
  }

  look(): ContentLook {
    return {
      secrets: [...this.hits.values()],
      files: this.files,
      compiled: this.compiled,
      bytes: this.unpacked,
      unseen: [...this.unseen].map(([what, { first, more }]) => `${what}${first && `: ${first}`}${more > 0 ? ` and ${more} more` : ''}`),
    };
  }
}
