import type { JobDefinition, KeyValuePair } from '@aws-sdk/client-batch';
import { detectInText, detectInValues } from '@/server/workloads/secrets/detect';
import type { SecretHit } from '@/server/workloads/secrets/types';
import type { BatchContainer } from './types';

interface Part extends BatchContainer {
  environment: Readonly<Record<string, string | undefined>>;
  command: readonly string[];
}

const variables = (pairs: readonly KeyValuePair[] | undefined) =>
  Object.fromEntries((pairs ?? []).map(({ name = '', value }) => [name, value]));

/** The containers of a job on ECS or Fargate, of several nodes, and on EKS, all alike. */
function partsOf({ containerProperties, nodeProperties, ecsProperties, eksProperties }: JobDefinition): Part[] {
  const nodes = (nodeProperties?.nodeRangeProperties ?? []).flatMap(({ container }) => container ?? []);
  const tasks = (ecsProperties?.taskProperties ?? []).flatMap(({ containers = [], taskRoleArn }) =>
    containers.map((each) => ({ ...each, jobRoleArn: taskRoleArn })),
  );
  const plain = [...(containerProperties ? [containerProperties] : []), ...nodes].map((each) => ({ ...each, name: undefined }));
  const own = [...plain, ...tasks].map(
    ({ name, image, privileged, jobRoleArn, environment, command }): Part => ({
      name: name ?? 'default',
      image: image ?? null,
      privileged: privileged ?? false,
      jobRoleArn: jobRoleArn ?? null,
      environment: variables(environment),
      command: command ?? [],
    }),
  );
  const pod = eksProperties?.podProperties;
  const pods = [...(pod?.containers ?? []), ...(pod?.initContainers ?? [])].map(
    ({ name, image, securityContext, env, command = [], args = [] }): Part => ({
      name: name ?? 'default',
      image: image ?? null,
      privileged: securityContext?.privileged ?? false,
      jobRoleArn: null,
      environment: variables(env),
      command: [...command, ...args],
    }),
  );
  return [...own, ...pods];
}

/** What is kept of a job's containers, and what in them looked like a secret. */
export function jobContainers(definition: JobDefinition): { containers: BatchContainer[]; secrets: SecretHit[] } {
  const parts = partsOf(definition);
  return {
    containers: parts.map(({ name, image, privileged, jobRoleArn }) => ({ name, image, privileged, jobRoleArn })),
    secrets: [
      ...parts.flatMap(({ name, environment, command }) => [
        ...detectInValues(environment, `container ${name}`),
        ...detectInText(command.join(' '), `container ${name}, command`),
      ]),
      ...detectInValues(definition.parameters ?? {}, 'parameters'),
    ],
  };
}
