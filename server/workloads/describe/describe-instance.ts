import { profileNameOf } from '@/server/checks/shared/instance-state';
import type { Snapshot } from '@/server/checks/types';
import type { Resource } from '@/server/collect/types';
import { systemEnd } from '../end-of-life/system-end';
import { instanceExposure } from '../exposure/instance-exposure';
import { unseenRole } from '../rank/privilege';
import type { Factor, ImageFacts, Part, WorkloadRecord, WorkloadSummary } from '../types';
import { assemble } from './assemble';
import { secretsOf } from './secrets-of';
import type { Sensed, World } from './world';

type Instance = Resource<'AWS::EC2::Instance'>;

/** Not there any more, or about to be. */
export const isGone = ({ data }: Instance): boolean => data.State?.Name === 'terminated' || data.State?.Name === 'shutting-down';

function privilegeOf({ data }: Instance, world: World, snapshot: Snapshot): { factor: Factor; role: string | null } {
  const profile = profileNameOf(data);
  if (profile === null) return { factor: world.power(null), role: null };
  const roles = snapshot
    .list('AWS::IAM::Role')
    .filter(({ data: role }) => role.InstanceProfileList?.some((each) => each.InstanceProfileName === profile));
  const [role] = roles;
  if (!role) return { factor: unseenRole(`The role of its instance profile ${profile} was not seen`), role: null };
  return { factor: world.power(role.arn), role: role.arn };
}

function platformOf({ data }: Instance, snapshot: Snapshot, platformName: string | null): WorkloadSummary['platform'] {
  const image = data.ImageId ? snapshot.get('AWS::EC2::Image', data.ImageId) : undefined;
  const end = systemEnd({ told: platformName, image: image?.data.Name });
  if (end) return { state: 'seen', value: end };
  const named = platformName ?? image?.data.Name;
  return {
    state: 'unknown',
    why: named ? `No end of support is known for ${named}` : 'Neither Systems Manager nor its image tells which system it runs',
  };
}

const ownersOfAws = new Set(['amazon', 'aws-marketplace']);

function imageOf({ data }: Instance, snapshot: Snapshot, account: string): Part<ImageFacts[]> {
  const reference = data.ImageId ?? 'unknown';
  const image = data.ImageId ? snapshot.get('AWS::EC2::Image', data.ImageId)?.data : undefined;
  if (!image)
    return {
      state: 'seen',
      value: [{ reference, origin: 'unknown', public: null, note: 'It is not one of the account’s images; whose it is was not seen' }],
    };
  const alias = image.ImageOwnerAlias ?? '';
  const origin: ImageFacts['origin'] =
    image.OwnerId === account ? 'own' : ownersOfAws.has(alias) ? (alias === 'amazon' ? 'amazon' : 'marketplace') : 'other-account';
  return {
    state: 'seen',
    value: [{ reference, origin, public: image.Public ?? null, note: image.Name ?? null }],
  };
}

export function describeInstance(instance: Instance, world: World, sensed: Sensed): WorkloadRecord {
  const snapshot = world.in(instance.region);
  const { data } = instance;
  const { factor, role } = privilegeOf(instance, world, snapshot);
  const options = data.MetadataOptions;
  const facts = [
    ['State', data.State?.Name],
    ['Type', data.InstanceType],
    ['Image', data.ImageId],
    ['VPC', data.VpcId],
    ['Subnet', data.SubnetId],
    ['Launched', data.LaunchTime?.toISOString()],
  ].flatMap(([label, value]) => (label && value ? [{ label, value }] : []));
  return assemble({
    kind: 'instance',
    resource: instance,
    exposure: instanceExposure(instance, world.land),
    privilege: factor,
    sensed,
    today: world.today,
    described: {
      platform: platformOf(instance, snapshot, sensed.platformName),
      imds: options
        ? {
            state: 'seen',
            value: {
              v1: options.HttpEndpoint !== 'disabled' && options.HttpTokens !== 'required',
              hops: options.HttpPutResponseHopLimit ?? null,
            },
          }
        : { state: 'unknown', why: 'Its metadata options were not told' },
      image: imageOf(instance, snapshot, world.account),
      secrets: secretsOf(['AWS::EC2::Instance'], world.verdictsOf(instance.arn)),
      privileged: { state: 'not-applicable', why: 'It is no container' },
      logging: { state: 'not-applicable', why: 'What an instance logs is not seen from outside' },
      role,
      related: [],
      facts,
    },
  });
}
