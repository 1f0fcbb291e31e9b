import { beforeAll, describe, expect, it } from 'vitest';
import { isDemoOpen } from './sign-in';

beforeAll(() => {
  process.env.CLOUDLENS_DEMO = 'on';
});

const ask = (headers: Record<string, string>) => isDemoOpen(new Headers(headers));

describe('the demo on loopback', () => {
  it('opens for this machine by each of its names', () => {
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'localhost']) expect(ask({ host }), host).toBe(true);
    expect(ask({ host: 'localhost:3000', 'x-forwarded-for': '127.0.0.1', 'x-forwarded-host': 'localhost:3000' })).toBe(true);
    expect(ask({ host: 'localhost:3000', 'x-forwarded-for': '::ffff:127.0.0.1' })).toBe(true);
  });

  it('stays closed for names that only resolve to it, and for what was forwarded', () => {
    for (const host of ['evil.example:3000', 'localhost.evil.example', '127.0.0.1.nip.io', '192.168.0.7:3000', ''])
      expect(ask({ host }), host).toBe(false);
    expect(ask({ host: 'localhost:3000', 'x-forwarded-for': '203.0.113.9' })).toBe(false);
    expect(ask({ host: 'localhost:3000', 'x-forwarded-host': 'cloudlens.example' })).toBe(false);
  });
});
