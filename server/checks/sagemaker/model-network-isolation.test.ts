import { describe, expect, it } from 'vitest';
import type { Gap } from '@/server/collect/types';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './model-network-isolation';

const model = (data: object, gaps: Gap[] = []) => resourceOf('AWS::SageMaker::Model', { id: 'm', data: { ModelName: 'm', ...data }, gaps });

describe('sagemaker/model-network-isolation', () => {
  it.each([
    [{ EnableNetworkIsolation: true }, 'pass'],
    [{ EnableNetworkIsolation: false }, 'fail'],
    // A network of one's own is no isolation.
    [{ EnableNetworkIsolation: false, VpcConfig: { Subnets: ['subnet-1'], SecurityGroupIds: ['sg-1'] } }, 'fail'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, model(data))).toBe(status);
  });

  it('is unknown when only its listing could be read', () => {
    expect(statusOf(check, model({}, [{ operation: 'sagemaker:DescribeModel', kind: 'throttled', code: 'ThrottlingException' }]))).toBe(
      'unknown',
    );
  });
});
