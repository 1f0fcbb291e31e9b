import { describe, expect, it } from 'vitest';
import type { GuardDutyRegionSettings } from '@/server/collect/guardduty/types';
import { detectorWith, guardDuty } from '../shared/detectors-testing';
import { statusOf } from '../shared/testing';
import { check } from './no-high-severity-findings';

const detector = detectorWith({});

describe('guardduty/no-high-severity-findings', () => {
  it.each<[string, GuardDutyRegionSettings, string]>([
    ['none', { detector, highFindings: [], highFindingsCut: false }, 'pass'],
    [
      'one',
      {
        detector,
        highFindings: [
          { id: '1', type: 'Backdoor:EC2/X', severity: 8, title: 't', resourceType: 'Instance', resourceId: 'i-1', firstSeen: null },
        ],
      },
      'fail',
    ],
    ['not given', { detector }, 'unknown'],
    ['off', { detector: null }, 'not-applicable'],
  ])('%s', (_, data, status) => expect(statusOf(check, guardDuty(data))).toBe(status));
});
