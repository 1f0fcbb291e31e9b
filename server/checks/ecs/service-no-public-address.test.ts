import { describe, expect, it } from 'vitest';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './service-no-public-address';

const place = (assignPublicIp: 'ENABLED' | 'DISABLED' | undefined) =>
  resourceOf('AWS::ECS::Service', {
    data: { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], ...(assignPublicIp && { assignPublicIp }) } } },
  });

describe('ecs/service-no-public-address', () => {
  it.each([
    ['ENABLED', 'fail'],
    ['DISABLED', 'pass'],
    [undefined, 'pass'],
  ] as const)('%s: %s', (setting, status) => expect(statusOf(check, place(setting))).toBe(status));

  it('has nothing to say of tasks on the network of their instances', () => {
    expect(statusOf(check, resourceOf('AWS::ECS::Service', { data: {} }))).toBe('not-applicable');
  });
});
