import { NextRequest } from 'next/server';
import { afterEach, describe, expect, it } from 'vitest';
import { proxy } from '@/proxy';
import { contentSecurityPolicy, securityHeaders } from './headers';

const ask = (path: string, headers: Record<string, string> = {}) => proxy(new NextRequest(`http://localhost:3000${path}`, { headers }));
/** What Next will hand to the page. */
const passedOn = (response: Response, name: string) => response.headers.get(`x-middleware-request-${name}`);

afterEach(() => {
  delete process.env.APP_URL;
});

describe('the content security policy', () => {
  const policy = contentSecurityPolicy('abc', { isHttps: true, isDevelopment: false });

  it('lets only scripts with the nonce run, and nothing be framed, embedded or rebased', () => {
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
    for (const name of ['object-src', 'base-uri', 'frame-ancestors', 'frame-src']) expect(policy).toContain(`${name} 'none'`);
    expect(policy).not.toContain('unsafe-eval');
    expect(policy.match(/'unsafe-inline'/g)).toHaveLength(1);
    expect(policy).toContain("style-src-attr 'unsafe-inline'");
  });

  it('asks for https only where we have it', () => {
    expect(policy).toContain('upgrade-insecure-requests');
    expect(contentSecurityPolicy('abc', { isHttps: false, isDevelopment: false })).not.toContain('upgrade-insecure-requests');
    const pinned = (url?: string) => 'Strict-Transport-Security' in securityHeaders(url);
    for (const url of ['https://cloudlens.example.com', 'https://localhost.example.com/', 'https://10.0.0.5:8443'])
      expect(pinned(url), url).toBe(true);
    for (const url of [
      'http://cloudlens.example.com',
      'https://localhost:3000',
      'https://LOCALHOST',
      'https://127.0.0.1/',
      'https://[::1]:3000',
      undefined,
    ])
      expect(pinned(url), url).toBe(false);
  });
});

describe('the proxy', () => {
  it('gives each page a nonce of its own, on the request and the answer', () => {
    const [one, other] = [ask('/overview'), ask('/overview')];
    const nonce = passedOn(one, 'x-nonce');
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(one.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
    expect(passedOn(other, 'x-nonce')).not.toBe(nonce);
    expect(one.headers.get('cache-control')).toBe('no-store');
  });

  it('answers by itself with a request id, too', () => {
    const by = (method: string, path: string) =>
      proxy(new NextRequest(`http://localhost:3000${path}`, { method, headers: { 'x-request-id': 'a-request-id-of-mine' } }));
    for (const [method, path, status] of [
      ['OPTIONS', '/api/findings', 403],
      ['REPORT', '/api/findings', 405],
      ['PUT', '/overview', 405],
    ] as const) {
      const answer = by(method, path);
      expect([answer.status, answer.headers.get('x-request-id')], path).toEqual([status, 'a-request-id-of-mine']);
    }
  });

  it('refuses a method that the API does not know in its own envelope', async () => {
    const answer = proxy(new NextRequest('http://localhost:3000/api/findings', { method: 'PURGE' }));
    expect(await answer.json()).toMatchObject({ success: false, error: { code: 'METHOD_NOT_ALLOWED', requestId: expect.any(String) } });
    expect(answer.headers.get('allow')).toContain('PATCH');
  });

  it('takes no nonce, policy or steering header from the client', () => {
    const response = ask('/overview', {
      'x-nonce': 'mine',
      'content-security-policy': "script-src 'nonce-mine'",
      'x-middleware-subrequest': 'proxy',
      'next-resume': '1',
    });
    expect(passedOn(response, 'x-nonce')).not.toBe('mine');
    const passed = response.headers.get('x-middleware-override-headers')?.split(',') ?? [];
    expect(passed).not.toContain('x-middleware-subrequest');
    expect(passed).not.toContain('next-resume');
  });

  it('lets nothing run in data, and says the request id', () => {
    const response = ask('/api/findings', { 'x-request-id': 'my-request-1' });
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('x-request-id')).toBe('my-request-1');
    expect(passedOn(response, 'x-request-id')).toBe('my-request-1');
  });
});
