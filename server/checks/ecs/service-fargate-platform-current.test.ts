import { describe, expect, it } from 'vitest';
import type { ResourceData } from '@/server/collect/resource-data';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './service-fargate-platform-current';

const service = (data: Partial<ResourceData['AWS::ECS::Service']>) => resourceOf('AWS::ECS::Service', { id: 'web', data });
const fargate = { launchType: 'FARGATE' } as const;

describe('ecs/service-fargate-platform-current', () => {
  it.each([
    [{ ...fargate, platformVersion: 'LATEST' }, 'pass'],
    [{ ...fargate, platformVersion: '1.4.0', platformFamily: 'Linux' }, 'pass'],
    [{ ...fargate, platformVersion: '1.3.0', platformFamily: 'Linux' }, 'fail'],
    [{ ...fargate, platformVersion: '1.0.0', platformFamily: 'Windows' }, 'pass'],
    [{ ...fargate, platformVersion: '1.0.0' }, 'fail'],
    [{ platformVersion: '1.3.0' }, 'fail'],
    [{ launchType: 'EC2' as const }, 'not-applicable'],
    [fargate, 'unknown'],
  ])('%j: %s', (data, status) => expect(statusOf(check, service(data))).toBe(status));
});
