import type { Cluster, Service, TaskDefinition, TaskSet } from '@aws-sdk/client-ecs';
import type { SecretHit } from '@/server/workloads/secrets/types';

/** Counts and events, which move by themselves. */
type Moving =
  | 'tags'
  | 'events'
  | 'deployments'
  | 'runningCount'
  | 'pendingCount'
  | 'taskSets'
  | 'currentServiceDeployment'
  | 'currentServiceRevisions';

export interface EcsResources {
  'AWS::ECS::Cluster': Omit<
    Cluster,
    | 'tags'
    | 'statistics'
    | 'attachments'
    | 'attachmentsStatus'
    | 'registeredContainerInstancesCount'
    | 'runningTasksCount'
    | 'pendingTasksCount'
    | 'activeServicesCount'
  >;
  'AWS::ECS::Service': Omit<Service, Moving>;
  /** A set of tasks of a service that somebody else than ECS deploys. */
  'AWS::ECS::TaskSet': Omit<
    TaskSet,
    'tags' | 'runningCount' | 'pendingCount' | 'computedDesiredCount' | 'stabilityStatus' | 'stabilityStatusAt' | 'updatedAt'
  >;
  /**
   * The latest active revision of a family, or one that a service runs. Values of environment variables, and parts of commands that
   * look like a secret, are replaced by `***` when read; `secrets` tells of those that did.
   */
  'AWS::ECS::TaskDefinition': TaskDefinition & { latest: boolean; secrets?: readonly SecretHit[] };
}
