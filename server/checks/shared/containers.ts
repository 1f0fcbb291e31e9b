import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { OperationName } from '@/server/aws/operation';
import type { ResourceData } from '@/server/collect/resource-data';
import { fail, notApplicable, pass, unknown } from '../define-check';
import type { Evidence, Verdict } from '../types';
import { some } from './security-groups';

export const taskNeeds: readonly OperationName[] = ['ecs:ListTaskDefinitions', 'ecs:DescribeTaskDefinition'];
export const serviceNeeds: readonly OperationName[] = ['ecs:ListClusters', 'ecs:ListServices', 'ecs:DescribeServices'];

export type Task = ResourceData['AWS::ECS::TaskDefinition'];

/** Asks about a task definition with its containers. */
export function withContainers(task: Task, ask: (containers: readonly ContainerDefinition[]) => Verdict): Verdict {
  const containers = task.containerDefinitions;
  if (containers === undefined) return unknown('Not known: AWS did not tell the containers');
  return containers.length === 0 ? notApplicable('The task definition has no container') : ask(containers);
}

const nameOf = ({ name }: ContainerDefinition): string => name ?? 'without a name';

/** Judges container by container: all must be good. `bad` as in 'run privileged', `good` as a whole sentence. */
export function judgeContainers(
  task: Task,
  isBad: (container: ContainerDefinition) => boolean,
  words: { bad: string; good: string },
  facts: (container: ContainerDefinition) => Record<string, string | number | boolean | null>,
): Verdict {
  return withContainers(task, (containers) => {
    const evidence: Evidence = { containers: containers.map((container) => ({ name: nameOf(container), ...facts(container) })) };
    const bad = containers.filter(isBad).map(nameOf);
    return bad.length > 0 ? fail(`Containers ${words.bad}: ${some(bad)}`, evidence) : pass(words.good, evidence);
  });
}

/** Windows containers know neither a read-only root nor privileges of Linux. */
export const isWindows = ({ runtimePlatform }: Task): boolean => /^WINDOWS/.test(runtimePlatform?.operatingSystemFamily ?? '');
