import { describe, expect, it } from 'vitest';
import type { GuardDutyRegionSettings } from '@/server/collect/guardduty/types';
import { detectorWith, guardDuty } from '../shared/detectors-testing';
import { statusOf } from '../shared/testing';
import { check } from './centrally-managed';

const detector = detectorWith({});

describe('guardduty/centrally-managed', () => {
  it.each<[string, GuardDutyRegionSettings, string]>([
    ['by another account', { detector, administrator: { AccountId: '2', RelationshipStatus: 'Enabled' }, members: 0 }, 'pass'],
    ['the account itself', { detector, administrator: null, members: 3 }, 'pass'],
    ['invited only', { detector, administrator: { AccountId: '2', RelationshipStatus: 'Invited' }, members: 0 }, 'fail'],
    ['nobody', { detector, administrator: null, members: 0 }, 'fail'],
    ['members not given', { detector, administrator: null }, 'unknown'],
    ['off', { detector: null }, 'not-applicable'],
  ])('%s', (_, data, status) => expect(statusOf(check, guardDuty(data))).toBe(status));
});
