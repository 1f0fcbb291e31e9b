import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDownload } from './download';

const secret = 'X-Amz-Signature=0123456789abcdef';
const server = createServer((request, response) => {
  if (request.url?.startsWith('/moved')) response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
  else if (request.url?.startsWith('/denied')) response.writeHead(403).end();
  else if (request.url?.startsWith('/short')) {
    response.writeHead(200, { 'content-length': '100' }).write('half');
    setImmediate(() => response.destroy());
  } else response.writeHead(200).end('all of it');
});
let url = '';
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function read(address: string, endpoint?: string): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of openDownload(address, { endpoint, signal: undefined, timeoutMs: 5_000 })) parts.push(part);
  return Buffer.concat(parts).toString();
}

describe('downloading what an answer points at', () => {
  it('reads from the endpoint that the installation was given', async () =>
    expect(await read(`${url}/a?${secret}`, url)).toBe('all of it'));

  it.each([
    ['this machine', () => `${url}/a?${secret}`],
    ['another endpoint than the given one', () => `http://127.0.0.1:1/a?${secret}`],
    ['plain HTTP', () => `http://bucket.s3.eu-west-1.amazonaws.com/a?${secret}`],
    ['somebody else’s host', () => `https://amazonaws.com.example.org/a?${secret}`],
    ['another port', () => `https://bucket.s3.amazonaws.com:8443/a?${secret}`],
    ['a user in the address', () => `https://u:p@bucket.s3.amazonaws.com/a?${secret}`],
    ['the metadata service', () => `http://169.254.169.254/latest?${secret}`],
    ['no address', () => `nonsense ${secret}`],
  ])('refuses %s, and does not repeat the address', async (_, address) => {
    const error = await read(address(), address().startsWith(url) ? undefined : url).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: 'DownloadRefused' });
    expect(String(error)).not.toContain('0123456789abcdef');
  });

  it.each([
    ['a redirect', '/moved', 'DownloadFailed'],
    ['a refusal', '/denied', 'AccessDenied'],
  ])('does not take %s for contents', async (_, path, name) => {
    const error = await read(`${url}${path}?${secret}`, url).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name });
    expect(String(error)).not.toContain('0123456789abcdef');
  });

  it('does not take half an answer for all of it', async () => {
    await expect(read(`${url}/short`, url)).rejects.toThrow('The download failed.');
  });
});
