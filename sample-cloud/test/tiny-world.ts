import type { AccountState, Sliceable, World, WorldAccount, WorldResource, WorldRole } from '../contract';

type Resources = readonly WorldResource[];

export const accountId = '111111111111';
export const roleArn = (name: string): string => `arn:aws:iam::${accountId}:role/${name}`;

const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } as const;
const noKeys = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 'kms:List*', Resource: '*' }] } as const;

const roles: readonly WorldRole[] = [
  { name: 'reader', externalId: 'right-id', policies: [everything] },
  { name: 'careless', externalId: null, policies: [everything] },
  { name: 'blind', externalId: 'right-id', policies: [everything, noKeys] },
];

function stateOf(resources: Resources): AccountState {
  const list = (type: string, region: string) => resources.filter((item) => item.type === type && item.region === region);
  return {
    list: (type, region) => list(type, region) as unknown as Sliceable<WorldResource<typeof type>>,
    find: (type, region, wanted) =>
      list(type, region).find(({ arn, id }) => arn === wanted || id === wanted) as WorldResource<typeof type> | undefined,
  };
}

/** One account whose resources may depend on the instant; eu-south-1 is not switched on. */
export function tinyWorld(resourcesAt: (instant: Date) => Resources = () => []): World {
  const account: WorldAccount = {
    id: accountId,
    name: 'tiny',
    partition: 'aws',
    regions: [
      { name: 'us-east-1', enabled: true },
      { name: 'eu-west-1', enabled: true },
      { name: 'eu-south-1', enabled: false },
    ],
    roles,
    at: (instant) => stateOf(resourcesAt(instant)),
  };
  return { accounts: [account] };
}

export function bucket(name: string, refuses: readonly string[] = []): WorldResource<'AWS::S3::Bucket'> {
  const data = { Name: name } as unknown as WorldResource<'AWS::S3::Bucket'>['data'];
  return { type: 'AWS::S3::Bucket', arn: `arn:aws:s3:::${name}`, id: name, region: 'us-east-1', tags: {}, data, refuses };
}

export function volume(id: string, region = 'eu-west-1'): WorldResource<'AWS::EC2::Volume'> {
  const data = {
    VolumeId: id,
    Size: 8,
    Encrypted: false,
    CreateTime: new Date('2026-01-02T03:04:05Z'),
    Tags: [{ Key: 'Name', Value: 'a<b>&"é' }],
  };
  return { type: 'AWS::EC2::Volume', arn: `arn:aws:ec2:${region}:${accountId}:volume/${id}`, id, region, tags: {}, data };
}
