import { createHash, createHmac } from 'node:crypto';
import type { WireRequest } from '../wire';

/** The parts of an `Authorization: AWS4-HMAC-SHA256 …` header. */
export interface Scope {
  accessKeyId: string;
  date: string;
  region: string;
  signingName: string;
  signedHeaders: string;
  signature: string;
}

export function readScope(authorization: string | undefined): Scope | undefined {
  const match =
    /^AWS4-HMAC-SHA256 Credential=([\w-]+)\/(\d{8})\/([\w-]+)\/([\w-]+)\/aws4_request,\s*SignedHeaders=([\w;-]+),\s*Signature=([0-9a-f]{64})$/.exec(
      authorization ?? '',
    );
  if (!match) return undefined;
  const [, accessKeyId = '', date = '', region = '', signingName = '', signedHeaders = '', signature = ''] = match;
  return { accessKeyId, date, region, signingName, signedHeaders, signature };
}

/** Whether the request was signed with this secret, by Signature Version 4. */
export function isSignedWith(secret: string, request: WireRequest, scope: Scope): boolean {
  const payloadHash = request.headers['x-amz-content-sha256'] ?? sha256(request.body);
  const headers = scope.signedHeaders.split(';').map((name) => `${name}:${(request.headers[name] ?? '').trim().replace(/\s+/g, ' ')}\n`);
  const canonical = [
    request.method,
    scope.signingName === 's3' ? request.signedPath : canonicalPath(request.signedPath),
    canonicalQuery(request.rawQuery),
    headers.join(''),
    scope.signedHeaders,
    payloadHash,
  ].join('\n');
  const credentialScope = `${scope.date}/${scope.region}/${scope.signingName}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'] ?? '', credentialScope, sha256(canonical)].join('\n');
  return hmac(signingKey(secret, scope), toSign).toString('hex') === scope.signature;
}

const allowedSkewMs = 15 * 60_000;

/** Whether the time of a request, `20261120T091500Z`, is too far from ours. */
export function isSkewed(amzDate: string | undefined, now: Date): boolean {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(amzDate ?? '');
  if (!match) return true;
  const [, year, month, day, hour, minute, second] = match.map(Number);
  const sent = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
  return Math.abs(sent - now.getTime()) > allowedSkewMs;
}

// Every service but S3 signs the path escaped once more.
function canonicalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  const end = segments.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${segments.map(escapeUri).join('/')}${end}`;
}

function canonicalQuery(raw: string): string {
  const pairs = [...new URLSearchParams(raw.replace(/\+/g, '%2B'))].map(([key, value]) => [escapeUri(key), escapeUri(value)] as const);
  pairs.sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)));
  return pairs.map(([key, value]) => `${key}=${value}`).join('&');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function escapeUri(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

const keys = new Map<string, Buffer>();

function signingKey(secret: string, { date, region, signingName }: Scope): Buffer {
  const name = `${secret} ${date} ${region} ${signingName}`;
  let key = keys.get(name);
  if (!key) {
    key = [region, signingName, 'aws4_request'].reduce((previous, part) => hmac(previous, part), hmac(`AWS4${secret}`, date));
    if (keys.size > 2_000) keys.clear();
    keys.set(name, key);
  }
  return key;
}

function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
