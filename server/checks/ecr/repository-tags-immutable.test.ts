import { describe, expect, it } from 'vitest';
import type { ResourceData } from '@/server/collect/resource-data';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './repository-tags-immutable';

const repository = (data: Partial<ResourceData['AWS::ECR::Repository']>) => resourceOf('AWS::ECR::Repository', { id: 'shop', data });

describe('ecr/repository-tags-immutable', () => {
  it.each<[string, Partial<ResourceData['AWS::ECR::Repository']>, string]>([
    ['immutable', { imageTagMutability: 'IMMUTABLE' }, 'pass'],
    ['immutable but for some', { imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION' }, 'pass'],
    ['mutable', { imageTagMutability: 'MUTABLE' }, 'fail'],
    ['mutable but for some', { imageTagMutability: 'MUTABLE_WITH_EXCLUSION' }, 'fail'],
    ['not given', {}, 'unknown'],
  ])('%s', (_, data, status) => expect(statusOf(check, repository(data))).toBe(status));
});
