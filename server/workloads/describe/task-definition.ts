import type { Resource } from '@/server/collect/types';
import { type FoundImage, findImage, inspectImage } from '../images/find-image';
import { originOf } from '../images/image-reference';
import { type Inspected, seen, together } from '../sensors/inspected';
import type { ImageFacts, Part, WorkloadSummary } from '../types';
import { secretsIn } from './secrets-of';
import type { World } from './world';

export type TaskDefinition = Resource<'AWS::ECS::TaskDefinition'>;

/** What a task definition's containers tell, and what their images hold. */
export interface Containers {
  images: FoundImage[];
  inspected: Inspected;
  parts: Pick<WorkloadSummary, 'image' | 'secrets' | 'privileged' | 'logging'>;
  role: string | null;
}

function imagesOf(references: readonly string[], world: World): { facts: ImageFacts[]; found: FoundImage[]; lost: string[] } {
  const found = new Map(references.map((reference) => [reference, findImage(reference, world.account, world.in)]));
  return {
    facts: references.map((reference) => originOf(reference, world.account)),
    found: [...found.values()].flatMap((each) => each ?? []),
    lost: [...found].flatMap(([reference, image]) => (image ? [] : [reference])),
  };
}

function inspectAll(found: readonly FoundImage[], lost: readonly string[], world: World): Inspected {
  const notOurs = lost.length > 0 ? `Nothing that was read looks into ${lost.slice(0, 3).join(', ')}` : null;
  const each = found.map((image) => inspectImage(image, world.in(image.repository.region)));
  const looked = each.filter(({ part }) => part.state === 'seen');
  if (looked.length === 0) {
    const [first] = each;
    return first ? each.reduce(together) : { part: { state: 'not-scanned', why: notOurs ?? 'It names no image' }, list: [] };
  }
  const values = looked.flatMap(({ part }) => (part.state === 'seen' ? [part.value] : []));
  const unseen = each.find(({ part }) => part.state !== 'seen')?.part;
  const missing = values.find((value) => value.missing)?.missing ?? (unseen && unseen.state !== 'seen' ? unseen.why : notOurs);
  return seen(
    looked.flatMap(({ list }) => list),
    [...new Set(values.flatMap(({ sources }) => sources))].sort(),
    missing ?? null,
  );
}

function loggingOf({ data }: TaskDefinition): Part<{ on: boolean; detail: string }> {
  const silent = (data.containerDefinitions ?? []).filter(({ logConfiguration }) => !logConfiguration?.logDriver).map(({ name }) => name);
  return {
    state: 'seen',
    value:
      silent.length === 0
        ? { on: true, detail: 'All its containers write logs' }
        : { on: false, detail: `No logs are kept of ${silent.join(', ')}` },
  };
}

export function containersOf(definition: TaskDefinition, world: World): Containers {
  const containers = definition.data.containerDefinitions ?? [];
  const references = [...new Set(containers.flatMap(({ image }) => image ?? []))].sort();
  const { facts, found, lost } = imagesOf(references, world);
  return {
    images: found,
    inspected: inspectAll(found, lost, world),
    parts: {
      image: { state: 'seen', value: facts },
      secrets: secretsIn(definition.data.secrets, 'Its environment'),
      privileged: { state: 'seen', value: containers.flatMap(({ name, privileged }) => (privileged ? [name ?? 'unnamed'] : [])) },
      logging: loggingOf(definition),
    },
    role: definition.data.taskRoleArn ?? null,
  };
}
