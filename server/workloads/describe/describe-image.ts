import { parsePolicy, publicGrants } from '@/server/aws/policy/questions';
import { type FoundImage, inspectImage } from '../images/find-image';
import { detectionsOn } from '../sensors/detections';
import { notAMachine } from '../sensors/sense-function';
import { guardDutyAt, imageScanningOf, inspectorAt } from '../sensors/watching';
import type { Factor, ImageFacts, Reach, Reason, WorkloadRecord } from '../types';
import { assemble } from './assemble';
import type { World } from './world';

/** A workload that runs the image. */
export interface Runner {
  arn: string;
  label: string;
  reach: Reach;
  exposure: Factor;
  privilege: Factor;
}

const order: readonly Reach[] = ['internet', 'indirect', 'unknown', 'internal', 'none'];

/** As exposed, or as mighty, as the worst of what runs it. */
function worstOf(runners: readonly Runner[], pick: (runner: Runner) => Factor): Factor {
  const [worst] = [...runners].sort((a, b) => pick(b).least - pick(a).least || pick(b).most - pick(a).most);
  if (!worst) throw new Error('something runs it');
  const reasons = pick(worst).reasons.map((reason): Reason => ({ ...reason, text: `${worst.label}: ${reason.text}` }));
  return { least: pick(worst).least, most: Math.max(...runners.map((each) => pick(each).most)), reasons };
}

/** Pods of EKS, functions and tasks that somebody started: nobody tells which images these run. */
const notSeenToRun: Factor = {
  least: 0,
  most: 100,
  reasons: [{ effect: 'unknown', text: 'No service or task definition runs it; whether pods, functions or other accounts do is not seen' }],
};

function isPublic({ repository }: FoundImage, world: World): boolean | null {
  const { policy } = repository.data;
  const parsed = policy === undefined ? 'malformed' : parsePolicy(policy);
  if (parsed === 'malformed') return null;
  return publicGrants(parsed, { account: world.account, partition: world.partition }).length > 0;
}

export function describeImage(found: FoundImage, world: World, runners: readonly Runner[]): WorkloadRecord {
  const { repository, image, arn } = found;
  const { region } = repository;
  const snapshot = world.in(region);
  const label = `${repository.id}:${image.tags[0] ?? image.digest.slice(0, 19)}`;
  const inspected = inspectImage(found, snapshot);
  const uri = repository.data.repositoryUri ?? repository.id;
  const references = new Set([...image.tags.map((tag) => `${uri}:${tag}`), `${uri}@${image.digest}`]);
  const open = isPublic(found, world);
  const facts: ImageFacts = {
    reference: `${uri}:${image.tags[0] ?? ''}`,
    origin: 'own',
    public: open,
    note: open ? 'Anybody may pull it' : null,
  };
  const reach = order.find((each) => runners.some((runner) => runner.reach === each)) ?? 'unknown';
  const record = assemble({
    kind: 'image',
    resource: { arn, id: image.digest, name: label, region },
    exposure: { reach, factor: runners.length > 0 ? worstOf(runners, ({ exposure }) => exposure) : notSeenToRun, doors: [] },
    privilege: runners.length > 0 ? worstOf(runners, ({ privilege }) => privilege) : notSeenToRun,
    sensed: {
      vulnerabilities: inspected.part,
      list: inspected.list,
      detections: detectionsOn(references, snapshot),
      patches: notAMachine,
      management: notAMachine,
      platformName: null,
      sensors: [
        inspectorAt('image', snapshot),
        imageScanningOf({ scanOnPush: repository.data.imageScanningConfiguration?.scanOnPush, name: repository.id }, snapshot),
        guardDutyAt(snapshot),
      ],
    },
    today: world.today,
    described: {
      platform: { state: 'not-applicable', why: 'An image brings its own system; its packages are told among the vulnerabilities' },
      imds: { state: 'not-applicable', why: 'An image asks for nothing by itself' },
      image: { state: 'seen', value: [facts] },
      secrets: { state: 'unknown', why: 'The layers of images are not read' },
      privileged: { state: 'not-applicable', why: 'What runs it says whether it is privileged' },
      logging: { state: 'not-applicable', why: 'What runs it says where it logs to' },
      role: null,
      related: [repository.arn],
      facts: [
        { label: 'Repository', value: repository.id },
        { label: 'Tags', value: image.tags.slice(0, 6).join(', ') },
        { label: 'Digest', value: image.digest },
        ...(image.pushedAt ? [{ label: 'Pushed', value: image.pushedAt.toISOString() }] : []),
        ...(image.size ? [{ label: 'Size', value: `${Math.round(image.size / 1_048_576)} MiB` }] : []),
      ],
    },
  });
  return { ...record, summary: { ...record.summary, runBy: runners.map((runner) => runner.arn).sort() } };
}
