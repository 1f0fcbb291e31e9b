import { describe, expect, it } from 'vitest';
import { guardDuty, planCases } from '../shared/detectors-testing';
import { gap } from '../shared/iam-testing';
import { statusOf } from '../shared/testing';
import { check } from './lambda-protection';

describe('guardduty/lambda-protection', () => {
  it.each(planCases('LAMBDA_NETWORK_LOGS'))('%s', (_, data, status) => expect(statusOf(check, guardDuty(data))).toBe(status));

  it('is unknown when the detector was refused', () => {
    expect(statusOf(check, guardDuty({}, [gap('guardduty:GetDetector')]))).toBe('unknown');
  });
});
