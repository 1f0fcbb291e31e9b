import { describe, expect, it } from 'vitest';
import type { SsmCompliance } from '@/server/collect/ssm/types';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './managed-instance-compliant';

const good: SsmCompliance = { status: 'COMPLIANT', severity: null, compliant: 210, nonCompliant: 0 };
const bad: SsmCompliance = { status: 'NON_COMPLIANT', severity: 'HIGH', compliant: 200, nonCompliant: 10 };

describe('ssm/managed-instance-compliant', () => {
  it.each([
    ['all there', { Patch: good, Association: good }, 'pass'],
    ['patches alone', { Patch: good }, 'pass'],
    ['patches missing', { Patch: bad, Association: good }, 'fail'],
    ['associations failing', { Patch: good, Association: bad }, 'fail'],
    ['associations failing, patches never looked for', { Association: bad }, 'fail'],
    ['patches never looked for', { Association: good }, 'unknown'],
    ['not given', undefined, 'unknown'],
  ])('%s', (_, compliance, status) => {
    const machine = resourceOf('AWS::SSM::ManagedInstance', { id: 'i-1', data: { InstanceId: 'i-1', ...(compliance && { compliance }) } });
    expect(statusOf(check, machine)).toBe(status);
  });
});
