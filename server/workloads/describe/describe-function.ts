import type { Resource } from '@/server/collect/types';
import { runtimeEnd } from '../end-of-life/lambda';
import { functionExposure } from '../exposure/function-exposure';
import type { WorkloadRecord, WorkloadSummary } from '../types';
import { assemble } from './assemble';
import { secretsIn } from './secrets-of';
import type { Sensed, World } from './world';

type Function = Resource<'AWS::Lambda::Function'>;

function platformOf({ data }: Function): WorkloadSummary['platform'] {
  if (data.PackageType === 'Image') return { state: 'not-applicable', why: 'It runs a container image, which brings its own runtime' };
  const end = runtimeEnd(data.Runtime);
  if (end) return { state: 'seen', value: end };
  return {
    state: 'unknown',
    why: data.Runtime ? `No end of support is known for the runtime ${data.Runtime}` : 'Its runtime was not told',
  };
}

export function describeFunction(resource: Function, world: World, sensed: Sensed): WorkloadRecord {
  const { data } = resource;
  const isImage = data.PackageType === 'Image';
  const facts = [
    ['Runtime', data.Runtime],
    ['Package', data.PackageType],
    ['Handler', data.Handler],
    ['Memory', data.MemorySize === undefined ? undefined : `${data.MemorySize} MB`],
    ['Architecture', data.Architectures?.join(', ')],
    ['Last changed', data.LastModified],
  ].flatMap(([label, value]) => (label && value ? [{ label, value }] : []));
  return assemble({
    kind: 'function',
    resource,
    exposure: functionExposure(resource, world.land),
    privilege: world.power(data.Role ?? null),
    sensed,
    today: world.today,
    described: {
      platform: platformOf(resource),
      imds: { state: 'not-applicable', why: 'Functions have no metadata service' },
      image: isImage
        ? { state: 'unknown', why: 'The listing of functions does not tell which image it runs' }
        : { state: 'not-applicable', why: 'It is no container' },
      secrets: secretsIn(data.secrets, 'Its environment'),
      privileged: { state: 'not-applicable', why: 'Lambda runs nothing privileged' },
      logging: {
        state: 'unknown',
        why: `Whether its role lets it write to ${data.LoggingConfig?.LogGroup ?? `/aws/lambda/${resource.id}`} was not asked`,
      },
      role: data.Role ?? null,
      related: [],
      facts,
    },
  });
}
