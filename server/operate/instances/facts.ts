import type { Instance } from '@aws-sdk/client-ec2';
import type { Effect, InstanceRow, InstanceVerb } from '../types';

/** What the pages and the effects of actions need of an instance, from AWS or from the inventory, which keeps AWS's own form. */
export interface InstanceFacts {
  name: string | null;
  state: string;
  instanceType: string | null;
  launchTime: string | null;
  privateIp: string | null;
  publicIp: string | null;
  /** The public address is an elastic one, which stays. */
  isElastic: boolean;
  tags: Record<string, string>;
  lifecycle: InstanceRow['lifecycle'];
  autoScalingGroup: string | null;
  stack: string | null;
  rootDevice: 'ebs' | 'instance-store';
  volumes: { id: string; device: string; deleteOnTermination: boolean }[];
  /** Why it is in this state, as AWS's code says. */
  stateReason: string | null;
}

const iso = (value: Date | string | undefined): string | null => (value ? new Date(value).toISOString() : null);

/** A launched instance has no Name tag unless somebody gave it one. */
export function factsOf(instance: Instance, tags?: Record<string, string>): InstanceFacts {
  const own = tags ?? Object.fromEntries((instance.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
  return {
    name: own.Name || null,
    state: instance.State?.Name ?? 'unknown',
    instanceType: instance.InstanceType ?? null,
    launchTime: iso(instance.LaunchTime),
    privateIp: instance.PrivateIpAddress ?? null,
    publicIp: instance.PublicIpAddress ?? null,
    isElastic: (instance.NetworkInterfaces ?? []).some(
      ({ Association }) => Association?.PublicIp === instance.PublicIpAddress && Association?.IpOwnerId !== 'amazon',
    ),
    tags: own,
    lifecycle: instance.InstanceLifecycle === 'spot' ? 'spot' : instance.InstanceLifecycle ? 'reserved' : 'on-demand',
    autoScalingGroup: own['aws:autoscaling:groupName'] ?? null,
    stack: own['aws:cloudformation:stack-name'] ?? null,
    rootDevice: instance.RootDeviceType === 'instance-store' ? 'instance-store' : 'ebs',
    volumes: (instance.BlockDeviceMappings ?? []).flatMap(({ DeviceName = '', Ebs }) =>
      Ebs?.VolumeId ? [{ id: Ebs.VolumeId, device: DeviceName, deleteOnTermination: Ebs.DeleteOnTermination === true }] : [],
    ),
    stateReason: instance.StateReason?.Code ?? null,
  };
}

/** What is known beside the instance itself; null: could not be seen. */
export interface Surroundings {
  terminationProtected: boolean | null;
  stopProtected: boolean | null;
  /** Titles of open attack paths that lead over it. */
  attackPaths: readonly string[];
}

/** Types whose host lends them disks (EC2 user guide, instance store volumes): a letter d behind the generation, or a storage family. */
const hasInstanceStore = (type: string | null): boolean =>
  type !== null && (/^[a-z]+\d+[a-z]*d[a-z]*\./.test(type) || /^(i\d|im4|is4|d\d|h1|x1|x1e|f1|m1|m2|c1|c3|m3|r3|g2|trn1|p[45])/.test(type));

const list = (items: readonly string[]): string =>
  items.length <= 3 ? items.join(', ') : `${items.slice(0, 3).join(', ')} and ${items.length - 3} more`;

const blockedIn: Readonly<Record<InstanceVerb, readonly string[]>> = {
  start: ['stopping', 'shutting-down', 'terminated'],
  stop: ['shutting-down', 'terminated'],
  reboot: ['pending', 'stopping', 'stopped', 'shutting-down', 'terminated'],
  terminate: [],
};
const nothingIn: Readonly<Record<InstanceVerb, readonly string[]>> = {
  start: ['running', 'pending'],
  stop: ['stopped', 'stopping'],
  reboot: [],
  terminate: ['terminated', 'shutting-down'],
};

/** What an action will do to an instance beside what its name says, the worst first. */
export function effectsOf(verb: InstanceVerb, facts: InstanceFacts, around: Surroundings): Effect[] {
  const effects: Effect[] = [];
  const say = (tone: Effect['tone'], text: string | false) => text !== false && effects.push({ tone, text });
  const { state, autoScalingGroup: group } = facts;
  if (blockedIn[verb].includes(state)) say('blocks', `It is ${state}: AWS refuses to ${verb} it.`);
  if (nothingIn[verb].includes(state)) say('note', `It is ${state} already: nothing will change.`);
  if (verb === 'terminate') {
    if (around.terminationProtected) say('blocks', 'Termination protection is on: AWS refuses until it is switched off in EC2.');
    const lost = facts.volumes.filter(({ deleteOnTermination }) => deleteOnTermination).map(({ id, device }) => `${id} (${device})`);
    const kept = facts.volumes.filter(({ deleteOnTermination }) => !deleteOnTermination).map(({ id }) => id);
    say('loses', 'The instance is gone for good, and its id, private address and instance metadata with it.');
    say('loses', lost.length > 0 && `${lost.length === 1 ? 'This volume is' : 'These volumes are'} deleted with all data: ${list(lost)}.`);
    say('note', kept.length > 0 && `${kept.length === 1 ? 'This volume stays' : 'These volumes stay'} and goes on costing: ${list(kept)}.`);
    say(
      'note',
      facts.publicIp !== null &&
        facts.isElastic &&
        `The elastic address ${facts.publicIp} stays in the account, unattached, and is billed.`,
    );
    say('note', facts.lifecycle === 'spot' && 'A persistent spot request launches another one.');
    say('note', around.terminationProtected === null && 'Whether termination protection is on could not be seen.');
  }
  if (verb === 'stop') {
    if (around.stopProtected) say('blocks', 'Stop protection is on: AWS refuses until it is switched off in EC2.');
    if (facts.rootDevice === 'instance-store')
      say('blocks', 'Its root disk is in the instance store: it cannot be stopped, only terminated.');
    else
      say(
        'loses',
        hasInstanceStore(facts.instanceType) && `Disks of the instance store, which ${facts.instanceType} has, lose all they hold.`,
      );
    say('loses', 'What is in memory is lost, and what runs on it ends.');
    say(
      'changes',
      facts.publicIp !== null && !facts.isElastic && `The public address ${facts.publicIp} is given back; it gets another when it starts.`,
    );
    say('note', facts.publicIp !== null && facts.isElastic && `The elastic address ${facts.publicIp} stays with it, and is billed.`);
    say('note', facts.volumes.length > 0 && 'Its volumes stay and go on costing; the instance itself does not.');
    if (facts.lifecycle === 'spot')
      say('changes', 'It is a spot instance: only one of a persistent request can be stopped, and AWS may not start it again.');
  }
  if (verb === 'start') {
    say('changes', facts.publicIp === null && 'Where its subnet gives public addresses, it gets a new one.');
    say('note', 'From now on it costs by the second. It runs on another host.');
  }
  if (verb === 'reboot')
    say('changes', 'What runs on it ends and begins again. Addresses and disks stay. AWS pulls the plug after four minutes.');
  if (group && (verb === 'terminate' || verb === 'stop'))
    say('changes', `The Auto Scaling group ${group} will hold it for broken, terminate it and launch another one.`);
  if (facts.stack && verb === 'terminate') say('changes', `The CloudFormation stack ${facts.stack} made it: the stack will have drifted.`);
  for (const title of around.attackPaths.slice(0, 2)) say('note', `An attack path leads over it: ${title}`);
  const order: readonly Effect['tone'][] = ['blocks', 'loses', 'changes', 'note'];
  return effects.sort((a, b) => order.indexOf(a.tone) - order.indexOf(b.tone));
}
