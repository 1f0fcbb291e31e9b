import type { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs';
import { detectInText, detectInValues } from '@/server/workloads/secrets/detect';
import type { SecretHit } from '@/server/workloads/secrets/types';

interface Masked<V> {
  value: V;
  secrets: SecretHit[];
}

/** Parts of a command line; those that look like a secret, or follow a flag that says so, are hidden. */
function maskCommand(parts: readonly string[] | undefined, place: string): Masked<string[] | undefined> {
  if (!parts) return { value: undefined, secrets: [] };
  const secrets = detectInText(parts.join(' '), place);
  if (secrets.length === 0) return { value: [...parts], secrets };
  const hidden = parts.map((part, at) => {
    const alone = detectInText(part).length > 0;
    const after = at > 0 && detectInText(`${parts[at - 1]} ${part}`).length > 0;
    return alone || after ? '***' : part;
  });
  return { value: hidden, secrets };
}

function maskContainer(container: ContainerDefinition): Masked<ContainerDefinition> {
  const place = `container ${container.name ?? 'without a name'}`;
  const command = maskCommand(container.command, `${place}, command`);
  const entryPoint = maskCommand(container.entryPoint, `${place}, entry point`);
  const health = maskCommand(container.healthCheck?.command, `${place}, health check`);
  const variables = container.environment ?? [];
  const values = Object.fromEntries(variables.map(({ name = '', value }) => [name, value]));
  return {
    value: {
      ...container,
      ...(container.environment && { environment: variables.map(({ name }) => ({ name, value: '***' })) }),
      ...(command.value && { command: command.value }),
      ...(entryPoint.value && { entryPoint: entryPoint.value }),
      ...(container.healthCheck && { healthCheck: { ...container.healthCheck, command: health.value } }),
    },
    secrets: [...detectInValues(values, place), ...command.secrets, ...entryPoint.secrets, ...health.secrets],
  };
}

/** A task definition without the values of its containers' variables, and what in them looked like a secret. */
export function maskTaskDefinition(definition: TaskDefinition): TaskDefinition & { secrets: SecretHit[] } {
  const containers = definition.containerDefinitions?.map(maskContainer);
  return {
    ...definition,
    ...(containers && { containerDefinitions: containers.map(({ value }) => value) }),
    secrets: containers?.flatMap(({ secrets }) => secrets) ?? [],
  };
}
