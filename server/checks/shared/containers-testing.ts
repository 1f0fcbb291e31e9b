import type { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs';
import type { Gap } from '@/server/collect/types';
import type { SecretHit } from '@/server/workloads/secrets/types';
import { resourceOf } from './testing';

/** A task definition with these containers. */
export const taskOf = (
  containers: readonly ContainerDefinition[] | undefined,
  { gaps = [], ...data }: Partial<TaskDefinition> & { secrets?: readonly SecretHit[]; gaps?: Gap[] } = {},
) =>
  resourceOf('AWS::ECS::TaskDefinition', {
    id: 'shop:1',
    data: { family: 'shop', revision: 1, latest: true, ...(containers && { containerDefinitions: [...containers] }), ...data },
    gaps,
  });

export const refusedTask: Gap = { operation: 'ecs:DescribeTaskDefinition', kind: 'denied', code: 'AccessDeniedException' };
