import { z } from 'zod';

const timeoutMs = 3000;
const maximumBytes = 256 * 1024;

/** A vendor's no, with its status and its own word for why. */
export class VendorRefusal extends Error {
  override readonly name = 'VendorRefusal';
  constructor(
    readonly status: number,
    readonly reason: string,
  ) {
    super(`The vendor answered ${status} (${reason}).`);
  }
}

const refusalSchema = z.object({ code: z.string().max(100).optional(), error: z.string().max(100).optional() }).catch({});

/**
 * One call of a vendor's API: 3 s at most, no redirect, an answer of 256 kB at most.
 * @throws VendorRefusal for an answer that is no success; other errors when there is no answer or it makes no sense
 */
export async function askVendor<T extends z.ZodType>(
  url: string,
  { key, body, answer }: { key: string; body?: Record<string, string>; answer: T },
): Promise<z.output<T>> {
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${key}`,
      'user-agent': 'CloudLens',
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    redirect: 'manual',
    cache: 'no-store',
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await readText(response);
  const json: unknown = text ? JSON.parse(text) : null;
  if (response.ok) return answer.parse(json);
  const { code, error } = refusalSchema.parse(json);
  throw new VendorRefusal(response.status, code ?? error ?? 'no reason given');
}

async function readText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > maximumBytes) throw new Error('The vendor answered with too much.');
    parts.push(part);
  }
  const text = Buffer.concat(parts).toString('utf8');
  return response.ok || text.startsWith('{') ? text : '';
}
