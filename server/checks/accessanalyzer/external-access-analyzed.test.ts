import type { AnalyzerSummary } from '@aws-sdk/client-accessanalyzer';
import { describe, expect, it } from 'vitest';
import { gap } from '../shared/iam-testing';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './external-access-analyzed';

const region = (analyzers?: Partial<AnalyzerSummary>[]) =>
  resourceOf('AWS::AccessAnalyzer::RegionSettings', {
    id: 'eu-central-1',
    data: analyzers ? { analyzers: analyzers as AnalyzerSummary[] } : {},
  });

describe('accessanalyzer/external-access-analyzed', () => {
  it.each([
    [[{ type: 'ACCOUNT', status: 'ACTIVE' }], 'pass'],
    [[{ type: 'ORGANIZATION', status: 'ACTIVE' }], 'pass'],
    [
      [
        { type: 'ACCOUNT_UNUSED_ACCESS', status: 'ACTIVE' },
        { type: 'ACCOUNT', status: 'ACTIVE' },
      ],
      'pass',
    ],
    [[{ type: 'ACCOUNT_UNUSED_ACCESS', status: 'ACTIVE' }], 'fail'],
    [[{ type: 'ORGANIZATION_INTERNAL_ACCESS', status: 'ACTIVE' }], 'fail'],
    [[{ type: 'ACCOUNT', status: 'CREATING' }], 'fail'],
    [[{ type: 'ACCOUNT', status: 'FAILED' }], 'fail'],
    [[{}], 'fail'],
    [[], 'fail'],
    [undefined, 'unknown'],
  ] as const)('%j: %s', (analyzers, status) => {
    expect(statusOf(check, region(analyzers?.map((each) => ({ ...each })) as Partial<AnalyzerSummary>[]))).toBe(status);
  });

  it('is unknown when the listing was refused', () => {
    expect(statusOf(check, { ...region([]), gaps: [gap('accessanalyzer:ListAnalyzers')] })).toBe('unknown');
  });
});
