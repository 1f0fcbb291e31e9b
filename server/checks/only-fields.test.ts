import { describe, expect, it } from 'vitest';
import { fieldsRead, withOnly } from './only-fields';
import { resourceOf } from './shared/testing';

const type = 'AWS::EC2::Snapshot' as const;
const fields = new Set(['VolumeId', 'State']);
const whole = resourceOf(type, {
  id: 'snap-1',
  data: { VolumeId: 'vol-1', Description: 'from Tuesday', restorableByAll: false },
  tags: { team: 'a' },
});
type Snapshot = typeof whole;

describe('a resource with some of its fields', () => {
  const kept = withOnly(whole as never, fields) as unknown as Snapshot;

  it('has those that are declared, and everything beside its data', () => {
    expect({ ...kept.data }).toEqual({ VolumeId: 'vol-1' });
    expect([kept.id, kept.tags, kept.data.VolumeId]).toEqual(['snap-1', { team: 'a' }, 'vol-1']);
  });

  it('does not have a declared one that AWS did not give', () => {
    expect(kept.data.State).toBeUndefined();
    expect('State' in kept.data).toBe(false);
  });

  it('refuses any other, which would look as if AWS had not given it', () => {
    const undeclared = 'Description of AWS::EC2::Snapshot is read without being declared.';
    expect(() => kept.data.Description).toThrow(undeclared);
    expect(() => 'Description' in kept.data).toThrow(undeclared);
    expect(() => JSON.stringify(kept.data)).toThrow('toJSON');
  });
});

describe('what checks read together', () => {
  const scope = 'region' as const;

  it('is all that one of them declares', () => {
    const read = fieldsRead([{ reads: [{ type, scope, fields: ['State'] }] }, { reads: [{ type, scope, fields: ['VolumeId'] }] }]);
    expect([...(read.get(type) ?? [])].sort()).toEqual(['State', 'VolumeId']);
  });

  it('is the whole where one of them declares no fields, whichever comes first', () => {
    const [some, all] = [{ reads: [{ type, scope, fields: ['State'] }] }, { reads: [{ type, scope }] }];
    expect([fieldsRead([some, all]).has(type), fieldsRead([all, some]).has(type), fieldsRead([some]).has(type)]).toEqual([
      false,
      false,
      true,
    ]);
  });
});
