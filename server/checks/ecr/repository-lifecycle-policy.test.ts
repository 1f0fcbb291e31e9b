import { describe, expect, it } from 'vitest';
import type { ResourceData } from '@/server/collect/resource-data';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './repository-lifecycle-policy';

const repository = (data: Partial<ResourceData['AWS::ECR::Repository']>) => resourceOf('AWS::ECR::Repository', { id: 'shop', data });

describe('ecr/repository-lifecycle-policy', () => {
  it.each<[string, Partial<ResourceData['AWS::ECR::Repository']>, string]>([
    ['with a policy', { lifecyclePolicy: '{"rules":[]}' }, 'pass'],
    ['without', { lifecyclePolicy: null }, 'fail'],
    ['not given', {}, 'unknown'],
  ])('%s', (_, data, status) => expect(statusOf(check, repository(data))).toBe(status));
});
