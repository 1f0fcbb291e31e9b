import { describe, expect, it } from 'vitest';
import { wayOut } from '../way-out';

const instance = { kind: 'instance' as const, region: 'eu-central-1', resourceId: 'i-0abc', facts: [] };
const packages = [{ name: 'openssh', fixed: '9.8p1' }];

describe('the way out of a vulnerability', () => {
  it('names the version, and what to run on what', () => {
    const { text, command } = wayOut(instance, { fix: 'all', packages });
    expect(text).toContain('openssh 9.8p1');
    expect(command).toContain('--instance-ids i-0abc');
    const service = { ...instance, kind: 'service' as const, resourceId: 'shop/payments', facts: [{ label: 'Cluster', value: 'shop' }] };
    expect(wayOut(service, { fix: 'all', packages }).command).toContain('--cluster shop --service payments');
  });

  it('says that there is none, and that nobody told, apart', () => {
    const none = wayOut(instance, { fix: 'none', packages: [{ name: 'zlib', fixed: null }] });
    const untold = wayOut(instance, { fix: null, packages: [{ name: 'zlib', fixed: null }] });
    expect(none.command).toBeNull();
    expect(untold.command).toBeNull();
    expect(none.text).not.toBe(untold.text);
  });

  it('says when only some packages have one', () => {
    expect(wayOut(instance, { fix: 'some', packages: [...packages, { name: 'zlib', fixed: null }] }).text).toContain(
      'For the other packages',
    );
  });
});
