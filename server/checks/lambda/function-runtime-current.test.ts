import { describe, expect, it } from 'vitest';
import type { ResourceData } from '@/server/collect/resource-data';
import { lambda } from '../shared/lambda-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './function-runtime-current';

describe('lambda/function-runtime-current', () => {
  it.each<[ResourceData['AWS::Lambda::Function'], string]>([
    [{ Runtime: 'python3.12' }, 'pass'],
    [{ Runtime: 'provided.al2023' }, 'pass'],
    [{ Runtime: 'nodejs16.x' }, 'fail'],
    [{ Runtime: 'go1.x' }, 'fail'],
    [{ Runtime: 'nodejs' }, 'fail'],
    [{ PackageType: 'Image', Runtime: undefined }, 'not-applicable'],
    [{ Runtime: 'cobol85' as 'nodejs' }, 'unknown'],
    [{ Runtime: undefined }, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, lambda(data))).toBe(status);
  });

  it('turns on the day after the end', () => {
    const on = (day: string) => statusOf(check, lambda({ Runtime: 'nodejs22.x' }), { now: new Date(`${day}T12:00:00Z`) });
    expect([on('2027-04-30'), on('2027-05-01')]).toEqual(['pass', 'fail']);
  });

  it('tells the date', () => {
    expect(verdictsOf(check, lambda({ Runtime: 'python3.8' }))[0]?.summary).toBe('AWS stopped patching python3.8 on 2024-10-14');
  });
});
