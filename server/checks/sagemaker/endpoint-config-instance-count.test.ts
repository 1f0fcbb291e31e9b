import type { ProductionVariant } from '@aws-sdk/client-sagemaker';
import { describe, expect, it } from 'vitest';
import type { Gap } from '@/server/collect/types';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './endpoint-config-instance-count';

const config = (variants: readonly Partial<ProductionVariant>[] | undefined, gaps: Gap[] = []) =>
  resourceOf('AWS::SageMaker::EndpointConfig', {
    id: 'c',
    data: { EndpointConfigName: 'c', ProductionVariants: variants?.map((variant) => ({ VariantName: 'v', ...variant })) },
    gaps,
  });
const on = (InitialInstanceCount: number) => ({ InitialInstanceCount });
const serverless = { ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 5 } };
const scaled = (MinInstanceCount: number) => ({ ...on(3), ManagedInstanceScaling: { Status: 'ENABLED' as const, MinInstanceCount } });

describe('sagemaker/endpoint-config-instance-count', () => {
  it.each([
    ['two', [on(2)], 'pass'],
    ['one', [on(1)], 'fail'],
    ['one of two variants on one', [on(2), on(1)], 'fail'],
    ['none, scaled to nothing', [on(0)], 'fail'],
    ['serverless', [serverless], 'not-applicable'],
    ['serverless beside one', [serverless, on(1)], 'fail'],
    ['three that may be scaled down to one', [scaled(1)], 'fail'],
    ['three that may be scaled down to two', [scaled(2)], 'pass'],
    ['who knows', [{}], 'unknown'],
    ['no variant', [], 'unknown'],
  ])('%s', (_, variants, status) => {
    expect(statusOf(check, config(variants))).toBe(status);
  });

  it('takes the number that a team sets', () => {
    expect(statusOf(check, config([on(2)]), { parameters: { instances: 3 } })).toBe('fail');
  });

  it('is unknown when only its listing could be read', () => {
    const gap = { operation: 'sagemaker:DescribeEndpointConfig', kind: 'denied', code: 'AccessDeniedException' } as const;
    expect(statusOf(check, config(undefined, [gap]))).toBe('unknown');
  });
});
