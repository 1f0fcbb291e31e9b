import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { get as getPlain, type IncomingMessage } from 'node:http';
import { request as begin, get, type RequestOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersTls } from '../../lib/health';
import { type CertificateFiles, certificateNames, localCertificate } from './local-certificate';
import { serveTls } from './serve.mjs';
import { howToTrust, refuseHttps } from './words';

const folder = mkdtempSync(join(tmpdir(), 'tls-'));
const names = certificateNames(undefined);
const DAY = 86_400_000;
let files: CertificateFiles;
let server: Awaited<ReturnType<typeof serveTls>>;
let port: number;

beforeAll(async () => {
  files = await localCertificate(folder, names, new Date());
  server = await serveTls({ ...files, host: '127.0.0.1', port: 0 }, (request, response) => {
    response.write(`${request.socket.remoteAddress} `);
    // The rest comes once the client has seen the beginning, as in a live stream.
    if (request.url === '/stream') request.once('data', () => response.end('end'));
    else response.end('end');
  });
  ({ port } = server.address() as AddressInfo);
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

it('keeps a connection for longer than a load balancer in front of it does', () => {
  expect(server.keepAliveTimeout).toBeGreaterThan(120_000);
});

const ask = (options: RequestOptions): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, agent: false, ...options }, resolve).on('error', reject);
  });
const trusting = () => ({ ca: readFileSync(files.authority) });

describe('https on this machine', () => {
  it.each(names)('is %s to whoever trusts its authority', async (name) => {
    const response = await ask({ ...trusting(), servername: name === 'localhost' ? name : '', checkServerIdentity: identityOf(name) });
    expect(await text(response)).toMatch(/127\.0\.0\.1 end$/);
  });

  it('is nobody to whoever does not, and not another host', async () => {
    await expect(ask({ servername: 'localhost' })).rejects.toThrow(/verify|self-signed/);
    await expect(ask({ ...trusting(), servername: 'cloudlens.example.com' })).rejects.toThrow(/altnames/);
    expect(await answersTls(`https://127.0.0.1:${port}/`, files.authority)).toBe(true);
    expect(await answersTls(`https://127.0.0.1:${port}/`, files.key)).toBe(false);
  });

  it('speaks no plain http and no old TLS', async () => {
    await expect(
      new Promise((resolve, reject) => void getPlain({ host: '127.0.0.1', port, agent: false }, resolve).on('error', reject)),
    ).rejects.toThrow();
    // Security level 0, or this side would already refuse to offer it.
    const old = {
      ...trusting(),
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
      servername: 'localhost',
    } as const;
    await expect(ask(old)).rejects.toThrow(/alert protocol version/);
  });

  it('hands on what is written at once', async () => {
    const request = begin({
      host: '127.0.0.1',
      port,
      agent: false,
      path: '/stream',
      method: 'POST',
      ...trusting(),
      servername: 'localhost',
    });
    request.flushHeaders();
    const response = await new Promise<IncomingMessage>((resolve, reject) => void request.on('response', resolve).on('error', reject));
    const parts = response[Symbol.asyncIterator]();
    expect(String((await parts.next()).value)).toMatch(/^127/);
    request.end('go on');
    expect(String((await parts.next()).value)).toBe('end');
  });
});

describe('the kept certificate', () => {
  const kept = async (now: Date, wanted = names) => {
    const { fresh } = await localCertificate(folder, wanted, now);
    return fresh ? 'made anew' : 'kept';
  };

  it('lies in files of its owner, and the key of its authority in none', () => {
    const lying = readdirSync(join(folder, 'tls'));
    expect(lying.sort()).toEqual(['ca.pem', 'server-key.pem', 'server.pem']);
    for (const file of lying) expect(statSync(join(folder, 'tls', file)).mode & 0o777, file).toBe(0o600);
    expect(lying.filter((file) => readFileSync(join(folder, 'tls', file), 'utf8').includes('PRIVATE KEY'))).toEqual(['server-key.pem']);
  });

  it('is kept from start to start, and renewed a month before it ends, for another name, and when it is damaged', async () => {
    expect(await kept(new Date(Date.now() + 365 * DAY))).toBe('kept');
    expect(await kept(new Date(Date.now() + 367 * DAY))).toBe('made anew');
    expect(await kept(new Date(Date.now() + 367 * DAY))).toBe('kept');
    expect(await kept(new Date())).toBe('made anew');
    expect(await kept(new Date(), certificateNames('https://lens.test:3000'))).toBe('made anew');
    expect(await kept(new Date())).toBe('kept');
    writeFileSync(files.key, 'not a key');
    expect(await kept(new Date())).toBe('made anew');
  });

  it('names the host of the address beside this machine', () => {
    expect(certificateNames('https://localhost:3000')).toEqual(['localhost', '127.0.0.1', '::1']);
    expect(certificateNames('https://[::1]:3000')).toEqual(['localhost', '127.0.0.1', '::1']);
    expect(certificateNames('https://lens.test')).toEqual(['lens.test', 'localhost', '127.0.0.1', '::1']);
  });
});

describe('what is said of it', () => {
  it('refuses what contradicts it', () => {
    expect(() => refuseHttps(true, undefined)).toThrow(/npm start/);
    expect(() => refuseHttps(false, 'http://localhost:3000')).toThrow(/APP_URL/);
    expect(() => refuseHttps(false, 'https://lens.test')).not.toThrow();
  });

  it('tells which file to trust', () => {
    expect(howToTrust({ ...files, fresh: true })).toContain(files.authority);
    expect(howToTrust({ ...files, fresh: true })).not.toContain(files.key);
  });
});

/** Node.js asks for the name of the socket's address; a certificate for several is tried with each. */
function identityOf(name: string): NonNullable<RequestOptions['checkServerIdentity']> {
  return (_host, certificate) => {
    const known = certificate.subjectaltname ?? '';
    return known.includes(name === '::1' ? 'IP Address:0:0:0:0:0:0:0:1' : name) ? undefined : new Error(`${name} is not among ${known}`);
  };
}
