import type { ResourceState } from '@aws-sdk/client-inspector2';
import { describe, expect, it } from 'vitest';
import type { InspectorRegionSettings } from '@/server/collect/inspector2/types';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './no-active-findings';

const status = (on: boolean) => ({
  status: on ? ('ENABLED' as const) : ('DISABLED' as const),
  errorCode: undefined,
  errorMessage: undefined,
});
const scanning = (on: boolean) => ({ state: status(on), resourceState: { ec2: status(on), ecr: status(on) } as ResourceState });

describe('inspector2/no-active-findings', () => {
  it.each<[string, InspectorRegionSettings, string]>([
    ['none', { state: scanning(true), active: { bySeverity: {}, resources: 0, cut: false } }, 'pass'],
    ['some', { state: scanning(true), active: { bySeverity: { LOW: 1 }, resources: 1, cut: false } }, 'fail'],
    ['some of more', { state: scanning(true), active: { bySeverity: { HIGH: 5000 }, resources: 9, cut: true } }, 'fail'],
    ['none of those that came', { state: scanning(true), active: { bySeverity: {}, resources: 0, cut: true } }, 'unknown'],
    ['not given', { state: scanning(true) }, 'unknown'],
    ['Inspector off', { state: scanning(false), active: { bySeverity: {}, resources: 0, cut: false } }, 'not-applicable'],
    ['not known', {}, 'unknown'],
  ])('%s', (_, data, expected) => {
    expect(statusOf(check, resourceOf('AWS::Inspector2::RegionSettings', { id: 'eu-central-1', data }))).toBe(expected);
  });
});
