import { describe, expect, it } from 'vitest';
import type { ResourceType } from '@/server/collect/types';
import { resourceTypes } from './all-types';
import { createDefaultWorld } from './default-world';
import type { AnyWorldResource } from './draft';
import { leaves } from './walk';

const anchor = new Date('2026-11-21T00:00:00Z');
const world = createDefaultWorld({ anchor });
const day = (daysAgo: number) => new Date(anchor.getTime() - daysAgo * 86_400_000);
const pastDays = [60, 56, 49, 42, 35, 28, 21, 14, 7, 0];

function resourcesAt(account: (typeof world.accounts)[number], daysAgo: number): AnyWorldResource[] {
  const state = account.at(day(daysAgo));
  const places = ['global', ...account.regions.map(({ name }) => name)];
  return resourceTypes.flatMap((type: ResourceType) =>
    places.flatMap((place) => {
      const list = state.list(type, place);
      return list.slice(0, list.length) as unknown as AnyWorldResource[];
    }),
  );
}

const states = world.accounts.flatMap((account) =>
  pastDays.map((daysAgo) => ({
    title: `${account.name}, ${daysAgo} days ago`,
    account,
    daysAgo,
    resources: resourcesAt(account, daysAgo),
  })),
);

/** What these prefixes name is in the inventory; a volume or image may be gone from under what was made of it. */
const named = /^(vpc|subnet|sg|i|eni|acl|rtb|igw|eipalloc|pcx|lt|vol|snap)-0[0-9a-f]{16}$/;

describe.each(states)('$title', ({ account, daysAgo, resources }) => {
  const ids = new Set(resources.map(({ id }) => id));
  const arns = new Set(resources.map(({ arn }) => arn));
  const everyLeaf = () => resources.flatMap((resource) => [...leaves(resource.data)].map((leaf) => ({ ...leaf, resource })));

  it('has well-formed ARNs, each once', () => {
    expect(arns.size).toBe(resources.length);
    for (const { arn } of resources) expect(arn).toMatch(/^arn:aws:[a-z0-9-]+:[a-z0-9-]*:(\d{12}|aws|):\S+$/);
  });

  it('lives in regions that are switched on', () => {
    const enabled = account.regions.filter((region) => region.enabled).map(({ name }) => name);
    expect(enabled.length).toBeLessThanOrEqual(6);
    for (const { region } of resources) expect(['global', ...enabled]).toContain(region);
  });

  it('names only what is there', () => {
    const gone = everyLeaf().filter(
      ({ value, resource, field }) =>
        typeof value === 'string' &&
        named.test(value) &&
        !ids.has(value) &&
        !(field === 'VolumeId' && resource.type === 'AWS::EC2::Snapshot'),
    );
    expect(gone.map(({ field, value, resource }) => `${resource.type} ${resource.id} ${field} ${value}`)).toEqual([]);
  });

  it('names only keys, roles, functions and profiles of its own that are there', () => {
    const profiles = new Set(
      resources.flatMap((resource) =>
        resource.type === 'AWS::IAM::Role' ? (resource.data.InstanceProfileList ?? []).map(({ Arn }) => Arn) : [],
      ),
    );
    const own = new RegExp(`^arn:aws:(kms|iam|lambda):[^:]*:${account.id}:(key|role|function|instance-profile|policy)[/:]`);
    const gone = everyLeaf().filter(
      ({ value }) => typeof value === 'string' && own.test(value) && !arns.has(value) && !profiles.has(value),
    );
    expect(gone.map(({ field, value, resource }) => `${resource.type} ${resource.id} ${field} ${value}`)).toEqual([]);
  });

  it('names only buckets and parameter groups that are there', () => {
    const wanted = everyLeaf().filter(({ field }) => ['TargetBucket', 'S3BucketName', 's3BucketName'].includes(field));
    expect(wanted.filter(({ value }) => !ids.has(String(value))).map(({ value }) => value)).toEqual([]);
    const groups = new Set(resources.flatMap(({ type, region, id }) => (type === 'AWS::RDS::DBParameterGroup' ? [`${region} ${id}`] : [])));
    for (const resource of resources) {
      if (resource.type !== 'AWS::RDS::DBInstance') continue;
      for (const { DBParameterGroupName } of resource.data.DBParameterGroups ?? [])
        expect(groups).toContain(`${resource.region} ${DBParameterGroupName}`);
    }
  });

  it('knows nothing of the days after', () => {
    const ahead = new Set(['Expiration', 'ValidUntil', 'ValidTill', 'DeletionDate', 'DeprecationTime', 'NotAfter', 'ValidTo']);
    const end = day(daysAgo).toISOString();
    const late = everyLeaf().filter(({ field, value }) => {
      if (ahead.has(field)) return false;
      const iso = value instanceof Date ? value.toISOString() : /^20\d\d-\d\d-\d\dT/.test(value) ? new Date(value).toISOString() : '';
      return iso > end;
    });
    expect(late.map(({ field, value, resource }) => `${resource.type} ${resource.id} ${field} ${value}`)).toEqual([]);
  });

  it('gives each address once', () => {
    const privateOnes = resources.flatMap((resource) =>
      resource.type === 'AWS::EC2::NetworkInterface' ? [`${resource.data.VpcId} ${resource.data.PrivateIpAddress}`] : [],
    );
    expect(new Set(privateOnes).size).toBe(privateOnes.length);
    const publicOnes = resources.flatMap((resource) => (resource.type === 'AWS::EC2::EIP' ? [resource.data.PublicIp] : []));
    expect(new Set(publicOnes).size).toBe(publicOnes.length);
  });
});
