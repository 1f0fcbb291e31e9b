import { createServer, type IncomingMessage, request as requestHttp, type Server } from 'node:http';
import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { guardedLookup, isPublic } from '@/server/notifications/deliver/reachable-host';
import { isAllowed, parseTarget } from './allow-list';

const connectMs = 15_000;
/** At once, of one run. */
const mostConnections = 64;

const onlyPublic = guardedLookup(() => false);

export interface ProxyOptions {
  /** `host` or `host:port`. */
  allow: readonly string[];
  /** `host:port` of private addresses that this server itself vouches for, as the sample cloud's. Nothing that a user typed. */
  vouched: readonly string[];
  refused: (target: string, why: string) => void;
}

/**
 * The only way out of a sandbox: an HTTP proxy, CONNECT and plain, that lets through to the named hosts. It resolves names itself
 * and connects to the very address it looked at, which must be on the internet.
 */
export function makeProxy({ allow, vouched, refused }: ProxyOptions): Server {
  const check = (target: { host: string; port: number } | null): string | null => {
    if (!target) return 'The address is not a host and a port.';
    const { host, port } = target;
    const isVouched = vouched.includes(`${host}:${port}`);
    if (!isVouched && !isAllowed(allow, host, port)) return 'The host is not among the allowed ones.';
    if (!isVouched && isIP(host) && !isPublic(host)) return 'The address is private.';
    return null;
  };
  const lookupFor = (host: string, port: number): { lookup?: LookupFunction } =>
    vouched.includes(`${host}:${port}`) ? {} : { lookup: onlyPublic as LookupFunction };

  const server = createServer({ maxHeaderSize: 32_768, requestTimeout: 0 }, (request, response) => {
    const url = URL.canParse(request.url ?? '') ? new URL(request.url ?? '') : null;
    const target = url?.protocol === 'http:' ? { host: bare(url.hostname), port: Number(url.port || 80) } : null;
    const why = check(target);
    if (why || !target || !url) {
      refused(target ? `${target.host}:${target.port}` : short(request.url), why ?? '');
      response.writeHead(403, { 'content-type': 'text/plain', connection: 'close' }).end(`CloudLens: ${why}\n`);
      return;
    }
    const forwarded = requestHttp(
      {
        host: target.host,
        port: target.port,
        method: request.method,
        path: `${url.pathname}${url.search}`,
        headers: endToEnd(request, url.host),
        agent: false,
        timeout: 0,
        ...lookupFor(target.host, target.port),
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
        answer.on('error', () => response.destroy());
      },
    );
    forwarded.on('error', (error) => {
      if (error.name === 'RefusedAddress') refused(`${target.host}:${target.port}`, 'The name leads to a private address.');
      if (response.headersSent) response.destroy();
      else response.writeHead(502, { 'content-type': 'text/plain', connection: 'close' }).end('CloudLens: the host cannot be reached.\n');
    });
    response.on('close', () => forwarded.destroy());
    request.pipe(forwarded);
  });

  server.on('connect', (request: IncomingMessage, client: Duplex, head: Buffer) => {
    client.on('error', () => {});
    const parsed = parseTarget(request.url ?? '');
    const target = parsed?.port ? { host: parsed.host, port: parsed.port } : null;
    const why = check(target);
    if (why || !target) {
      refused(target ? `${target.host}:${target.port}` : short(request.url), why ?? '');
      client.end(`HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\nCloudLens: ${why}\n`);
      return;
    }
    tunnel(client, head, connect({ ...target, timeout: connectMs, ...lookupFor(target.host, target.port) }), () =>
      refused(`${target.host}:${target.port}`, 'The name leads to a private address.'),
    );
  });
  server.maxConnections = mostConnections;
  return server;
}

function tunnel(client: Duplex, head: Buffer, upstream: Socket, onPrivate: () => void): void {
  let isOpen = false;
  upstream.once('connect', () => {
    isOpen = true;
    upstream.setTimeout(0);
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.length > 0) upstream.write(head);
    upstream.pipe(client);
    client.pipe(upstream);
  });
  upstream.on('timeout', () => upstream.destroy());
  upstream.on('error', (error) => {
    if (error.name === 'RefusedAddress') onPrivate();
    if (!isOpen)
      client.end(`HTTP/1.1 ${error.name === 'RefusedAddress' ? '403 Forbidden' : '502 Bad Gateway'}\r\nConnection: close\r\n\r\n`);
  });
  upstream.on('close', () => client.destroy());
  client.on('close', () => upstream.destroy());
}

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '').toLowerCase();
const short = (text: string | undefined): string => (text ?? '').replaceAll(/[^\x21-\x7e]/g, '').slice(0, 120);

const hopByHop = new Set([
  'proxy-connection',
  'proxy-authorization',
  'connection',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

function endToEnd({ headers }: IncomingMessage, host: string): Record<string, string | string[]> {
  const kept = Object.entries(headers).filter(
    (entry): entry is [string, string | string[]] => entry[1] !== undefined && !hopByHop.has(entry[0]),
  );
  return { ...Object.fromEntries(kept), host };
}
