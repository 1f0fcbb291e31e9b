import { describe, expect, it } from 'vitest';
import type { GuardDutyRegionSettings } from '@/server/collect/guardduty/types';
import { detectorWith, guardDuty } from '../shared/detectors-testing';
import { statusOf } from '../shared/testing';
import { check } from './delegated-for-all-accounts';

const detector = detectorWith({});
const org = (AutoEnableOrganizationMembers: 'ALL' | 'NEW' | 'NONE') => ({
  AutoEnableOrganizationMembers,
  MemberAccountLimitReached: false,
});

describe('guardduty/delegated-for-all-accounts', () => {
  it.each<[string, GuardDutyRegionSettings, string]>([
    ['for all', { detector, delegatedAdministrators: ['1'], organization: org('ALL') }, 'pass'],
    ['for new ones', { detector, delegatedAdministrators: null, organization: org('NEW') }, 'pass'],
    ['for none', { detector, delegatedAdministrators: null, organization: org('NONE') }, 'fail'],
    ['to another account', { detector, delegatedAdministrators: ['2'], organization: null }, 'pass'],
    ['to none', { detector, delegatedAdministrators: [], organization: null }, 'fail'],
    ['outside of organizations', { detector, delegatedAdministrators: null, organization: null }, 'not-applicable'],
    ['not given', { detector, delegatedAdministrators: ['1'] }, 'unknown'],
    ['off', { detector: null }, 'not-applicable'],
  ])('%s', (_, data, status) => expect(statusOf(check, guardDuty(data))).toBe(status));
});
