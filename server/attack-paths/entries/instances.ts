import { remoteAdminPorts } from '@/server/aws/network/risky-ports';
import type { Resource } from '@/server/collect/types';
import { roleSeen } from '../can/principal';
import { type Cut, internet, nodeOf } from '../found-path';
import type { Landscape } from '../landscape/landscape';
import { portWords, type Reach, reachFromInternet, reachNeeds, reachReads, stepsFromInternet } from '../reach/internet';
import { placesOf } from '../reach/place';
import { exploitabilities, exposures, factor } from '../score';
import type { Entry } from './entry';

type Instance = Resource<'AWS::EC2::Instance'>;

export const instanceNeeds = ['ec2:DescribeInstances', ...reachNeeds] as const;
export const instanceReads = ['AWS::EC2::Instance', ...reachReads] as const;

export interface ExposedInstance {
  instance: Instance;
  reach: Reach;
}

/** Running instances that the internet reaches on some port, or on one of these, each by its first interface that is open. */
export function exposedInstances(land: Landscape, wanted?: readonly number[]): ExposedInstance[] {
  return land.once(`exposed instances ${wanted ?? 'any'}`, () =>
    land.list('AWS::EC2::Instance').flatMap((instance) => {
      const reaches = placesOf(instance).flatMap((place) => reachFromInternet(place, land, wanted) ?? []);
      const reach = reaches.find(({ unseen }) => unseen === null) ?? reaches[0];
      return reach ? [{ instance, reach }] : [];
    }),
  );
}

const answersV1 = ({ data }: Instance): boolean => data.MetadataOptions?.HttpTokens === 'optional';
const isSilent = ({ data }: Instance): boolean => data.MetadataOptions?.HttpEndpoint === 'disabled';

const requireTokens = (instance: Instance): Cut => ({
  text: `Require IMDSv2 on the instance ${instance.name ?? instance.id}`,
  cost: 1,
  on: instance.arn,
  checkId: 'ec2/instance-imdsv2-required',
  changes: [
    {
      arn: instance.arn,
      to: (data: Instance['data']) => ({ ...data, MetadataOptions: { ...data.MetadataOptions, HttpTokens: 'required' } }),
    },
  ],
});

/** Exposed instances with a role, however one gets in. `login`: only where a remote login is open; `metadata`: only where IMDSv1 answers. */
export function instanceEntries(land: Landscape, by: 'any' | 'login' | 'metadata' = 'any'): Entry[] {
  return exposedInstances(land, by === 'login' ? remoteAdminPorts : undefined).flatMap(({ instance, reach }) => {
    const role = roleSeen(instance.data.IamInstanceProfile?.Arn, land);
    if (!role || isSilent(instance)) return [];
    if (by === 'metadata' && !answersV1(instance)) return [];
    const node = nodeOf(instance);
    const viaMetadata = by !== 'login' && answersV1(instance);
    return [
      {
        start: internet,
        steps: stepsFromInternet(reach, node),
        node,
        ...role,
        exposure: factor(exposures.anyone, 'Anyone on the internet reaches it'),
        exploitability: viaMetadata
          ? factor(exploitabilities.known, 'IMDSv1 hands the credentials of the role to any request that the instance can be made to send')
          : factor(exploitabilities.effort, `It takes a login or a flaw in what listens on ${portWords(reach.ports) || 'its ports'}`),
        takes: {
          why: viaMetadata
            ? 'IMDSv1 answers without a token: one forged request is enough to take the credentials of the role'
            : 'Whoever runs code on the instance has the credentials of its role',
          cuts: by === 'metadata' ? [requireTokens(instance)] : [],
        },
      },
    ];
  });
}
