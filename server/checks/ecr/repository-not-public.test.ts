import { describe, expect, it } from 'vitest';
import type { ResourceData } from '@/server/collect/resource-data';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './repository-not-public';

const repository = (data: Partial<ResourceData['AWS::ECR::Repository']>) => resourceOf('AWS::ECR::Repository', { id: 'shop', data });

const policy = (Principal: unknown) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal, Action: 'ecr:BatchGetImage' }] });

describe('ecr/repository-not-public', () => {
  it.each<[string, Partial<ResourceData['AWS::ECR::Repository']>, string]>([
    ['no policy', { policy: null }, 'pass'],
    ['everybody may pull', { policy: policy('*') }, 'fail'],
    ['another account may', { policy: policy({ AWS: 'arn:aws:iam::222233334444:root' }) }, 'pass'],
    ['not given', {}, 'unknown'],
    ['malformed', { policy: '{' }, 'unknown'],
  ])('%s', (_, data, status) => expect(statusOf(check, repository(data))).toBe(status));
});
