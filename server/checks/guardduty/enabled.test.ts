import { describe, expect, it } from 'vitest';
import type { GuardDutyRegionSettings } from '@/server/collect/guardduty/types';
import { detectorWith, guardDuty } from '../shared/detectors-testing';
import { statusOf } from '../shared/testing';
import { check } from './enabled';

const detector = detectorWith({});

describe('guardduty/enabled', () => {
  it.each<[string, GuardDutyRegionSettings, string]>([
    ['on', { detector }, 'pass'],
    ['suspended', { detector: { DetectorId: 'd1', Status: 'DISABLED' } }, 'fail'],
    ['off', { detector: null }, 'fail'],
    ['not known', {}, 'unknown'],
  ])('%s', (_, data, status) => expect(statusOf(check, guardDuty(data))).toBe(status));
});
