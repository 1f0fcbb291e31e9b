import { createHash } from 'node:crypto';
import type { WireRequest, WireResponse } from './wire';

/** What services have given addresses for; the oldest goes first. */
const mostKept = 500;

/** Contents behind addresses that need no signature of their own, as AWS's presigned ones. */
class ContentStore {
  readonly #kept = new Map<string, Uint8Array>();

  /** @returns the path under which the bytes are given out */
  put(bytes: Uint8Array): string {
    const key = createHash('sha256').update(bytes).digest('hex');
    this.#kept.set(key, bytes);
    const [oldest] = this.#kept.keys();
    if (oldest && this.#kept.size > mostKept) this.#kept.delete(oldest);
    return `${contentPath}${key}`;
  }

  answer({ method, path }: WireRequest): WireResponse {
    const bytes = method === 'GET' ? this.#kept.get(path.slice(contentPath.length)) : undefined;
    return bytes
      ? { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: bytes }
      : { status: 404, headers: { 'content-type': 'text/plain' }, body: 'There is nothing here.\n' };
  }
}

export const contentPath = '/_content/';
export const contents = new ContentStore();
