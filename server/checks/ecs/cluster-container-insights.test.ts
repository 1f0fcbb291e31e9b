import type { ClusterSetting } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './cluster-container-insights';

const cluster = (settings: ClusterSetting[] | undefined) =>
  resourceOf('AWS::ECS::Cluster', { id: 'shop', data: { clusterName: 'shop', ...(settings && { settings }) } });

describe('ecs/cluster-container-insights', () => {
  it.each([
    ['on', [{ name: 'containerInsights' as const, value: 'enabled' }], 'pass'],
    ['enhanced', [{ name: 'containerInsights' as const, value: 'enhanced' }], 'pass'],
    ['off', [{ name: 'containerInsights' as const, value: 'disabled' }], 'fail'],
    ['not set', [], 'fail'],
    ['not told', undefined, 'unknown'],
  ])('%s', (_, settings, status) => expect(statusOf(check, cluster(settings))).toBe(status));
});
