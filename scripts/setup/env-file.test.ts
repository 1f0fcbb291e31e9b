import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeEnv, quote } from './env-file';

describe('.env', () => {
  it('keeps comments and settings that were not asked for, and replaces answers in place', () => {
    const before = '# mine\nLOG_LEVEL=debug\nPORT=3000\n# end\n';
    expect(mergeEnv(before, { PORT: '8080', HOST: '0.0.0.0' })).toBe('# mine\nLOG_LEVEL=debug\nPORT=8080\n# end\nHOST=0.0.0.0\n');
  });

  it('takes out what is not wanted any more, also a second line of the same name', () => {
    expect(mergeEnv('SMTP_URL=smtp://a\nPORT=1\nSMTP_URL=smtp://b\n', { SMTP_URL: null })).toBe('PORT=1\n');
    expect(mergeEnv('PORT=1\nexport PORT=2\n', { PORT: '3' })).toBe('PORT=3\n');
  });

  it('replaces a value of several lines as one', () => {
    const before = 'CLERK_JWT_KEY="-----BEGIN\nPORT=no setting, part of the key\n-----END"\nPORT=1\n';
    expect(mergeEnv(before, { CLERK_JWT_KEY: null })).toBe('PORT=1\n');
    expect(mergeEnv(before, { PORT: '2' })).toContain('PORT=no setting');
  });

  it('is empty when nothing needs saying', () => {
    expect(mergeEnv('', { HOST: null })).toBe('');
  });

  it('gives every value back to Node as it was', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\x20-\x7e\n]{1,60}$/), (value) => {
        // Node itself cannot hold all three kinds of quotes in one value, nor a carriage return.
        fc.pre(["'", '"', '`'].some((mark) => !value.includes(mark)) && !(value.includes("'") && value.includes('\\n')));
        expect(parseEnv(mergeEnv('OTHER=1\n', { VALUE: value }))).toEqual({ OTHER: '1', VALUE: value });
      }),
      { numRuns: 500 },
    );
  });

  it('refuses what no quoting can hold', () => {
    expect(() => quote('\'"`')).toThrow(/all three/);
  });
});
