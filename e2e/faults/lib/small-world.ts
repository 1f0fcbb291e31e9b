import type { World } from '@/sample-cloud/contract';
import type { Draft } from '@/sample-cloud/worlds/draft';
import { addAccount } from '@/sample-cloud/worlds/parts/account';
import { addBucket, blockNothing } from '@/sample-cloud/worlds/parts/bucket';
import { addConfigRegion } from '@/sample-cloud/worlds/parts/config-region';
import { addDatabase } from '@/sample-cloud/worlds/parts/database';
import { addParameterGroup } from '@/sample-cloud/worlds/parts/database-settings';
import { addDatabaseSnapshot } from '@/sample-cloud/worlds/parts/database-snapshot';
import { addDefaultVpc, addEc2Region } from '@/sample-cloud/worlds/parts/ec2-region';
import { addFunction } from '@/sample-cloud/worlds/parts/function';
import { addIamGroup } from '@/sample-cloud/worlds/parts/group';
import { addIamSettings } from '@/sample-cloud/worlds/parts/iam-settings';
import { addInstance } from '@/sample-cloud/worlds/parts/instance';
import { addKey } from '@/sample-cloud/worlds/parts/kms-key';
import { addManagedPolicies } from '@/sample-cloud/worlds/parts/managed-policy';
import { can } from '@/sample-cloud/worlds/parts/policy-document';
import { addGroup, allow, anywhere } from '@/sample-cloud/worlds/parts/security-group';
import { addSnapshot } from '@/sample-cloud/worlds/parts/snapshot';
import { addStack } from '@/sample-cloud/worlds/parts/stack';
import { addTrail } from '@/sample-cloud/worlds/parts/trail';
import { addUser } from '@/sample-cloud/worlds/parts/user';
import { addVolume, volumeId } from '@/sample-cloud/worlds/parts/volume';
import { addCloudLensRoles, cloudLensRoles } from '@/sample-cloud/worlds/roles';
import { worldAccount } from '@/sample-cloud/worlds/world-account';

export const accountId = '444455556666';
export const anchor = new Date('2026-11-20T00:00:00Z');
/** The two states that cases scan: between them things were mended, broken, made and deleted in every service. */
export const before = new Date(anchor.getTime() - 30 * 86_400_000);
export const after = anchor;
const day = 10;

export const main = 'eu-central-1';
export const second = 'us-east-1';
export const regions = [main, second] as const;

/** One account with a little of everything, so that a scan takes a second and still calls every service. */
export function createSmallWorld(): World {
  const roles = cloudLensRoles(accountId, []);
  const account = worldAccount({
    id: accountId,
    name: 'Small',
    anchor,
    enabledRegions: regions,
    roles,
    write(draft) {
      addCloudLensRoles(draft, roles, draft.clock.ago(300));
      writeIdentity(draft);
      writeStorage(draft);
      for (const region of regions) writeRegion(draft, region);
    },
  });
  return { accounts: [account] };
}

/** Good or bad before, the other way round after. */
const mended = <V>(draft: Draft, bad: V, good: V): V => draft.clock.turn(bad, [day, good]);

function writeIdentity(draft: Draft): void {
  const { clock } = draft;
  addAccount(draft, {
    contact: { FullName: 'A', AddressLine1: 'B', City: 'C', PostalCode: '1', CountryCode: 'DE', PhoneNumber: '+49 1' },
    billing: null,
    operations: null,
    security: null,
    enabledRegions: regions,
    publicAccessBlock: mended(draft, null, { ...blockNothing, BlockPublicAcls: true }),
  });
  addIamSettings(draft, {
    alias: 'small',
    created: clock.ago(900),
    passwordPolicy: null,
    root: { mfa: mended(draft, null, 'virtual'), used: null },
  });
  addUser(draft, {
    name: 'mended',
    created: clock.ago(400),
    password: { used: clock.ago(40), changed: clock.ago(80) },
    mfa: mended(draft, null, 'virtual'),
  });
  addUser(draft, { name: 'broken', created: clock.ago(400), managed: draft.clock.turn<string[]>([], [day, ['AdministratorAccess']]) });
  draft.when(!clock.during(day), () => addUser(draft, { name: 'leaver', created: clock.ago(400), managed: ['AdministratorAccess'] }));
  draft.when(clock.during(day), () => addUser(draft, { name: 'joiner', created: clock.ago(day), managed: ['AdministratorAccess'] }));
  addIamGroup(draft, { name: 'admins', created: clock.ago(500), managed: ['AdministratorAccess'] });
  addManagedPolicies(draft, [{ name: 'everything', created: clock.ago(500), statements: [can('*')] }]);
}

function writeStorage(draft: Draft): void {
  const { clock } = draft;
  const bucket = (name: string, region: string, blocked: boolean) =>
    addBucket(draft, {
      name,
      region,
      created: clock.ago(300),
      ...(blocked ? {} : { policy: null, data: { publicAccessBlock: blockNothing } }),
    });
  bucket('small-mended', main, mended(draft, false, true));
  bucket('small-broken', second, mended(draft, true, false));
  draft.when(!clock.during(day), () => bucket('small-gone', main, false));
  draft.when(clock.during(day), () => bucket('small-new', second, false));
  addBucket(draft, { name: 'small-trail', region: main, created: clock.ago(600) });
}

function writeRegion(draft: Draft, region: string): void {
  const { clock } = draft;
  const vpc = addDefaultVpc(draft, region);
  addEc2Region(draft, region, {});
  const doors = addGroup(draft, {
    region,
    vpcId: vpc.id,
    name: 'doors',
    ingress: [allow('tcp', 22, mended(draft, anywhere, '10.0.0.0/8'))],
  });
  addGroup(draft, { region, vpcId: vpc.id, name: 'shop', ingress: [allow('tcp', 3306, mended(draft, '10.0.0.0/8', anywhere))] });
  draft.when(!clock.during(day), () => addGroup(draft, { region, vpcId: vpc.id, name: 'old', ingress: [allow('-1', null, anywhere)] }));
  addInstance(draft, {
    region,
    name: 'host',
    subnet: vpc.subnet('a'),
    groups: [{ GroupId: doors, GroupName: 'doors' }],
    launched: clock.ago(200),
    metadata: mended<'v1' | 'required'>(draft, 'v1', 'required'),
    kmsKeyArn: null,
    tags: {},
  });
  draft.when(!clock.during(day), () =>
    addVolume(draft, { region, zone: `${region}a`, name: 'lost', size: 10, kmsKeyArn: null, created: clock.ago(300) }),
  );
  addSnapshot(draft, {
    region,
    name: 'copy',
    volumeId: volumeId(draft, region, 'lost'),
    size: 10,
    started: clock.ago(100),
    kmsKeyArn: null,
    public: mended(draft, true, false),
  });
  addKey(draft, { region, name: 'data', created: clock.ago(400), rotated: mended(draft, false, true) });
  draft.when(clock.during(day), () => addKey(draft, { region, name: 'new', created: clock.ago(day), rotated: false }));
  addTrail(draft, {
    region,
    name: `trail-${region}`,
    bucket: 'small-trail',
    started: clock.ago(500),
    validated: mended(draft, false, true),
  });
  addConfigRegion(draft, { region, recorder: { recording: mended(draft, false, true), since: clock.ago(500) }, bucket: 'small-trail' });
  addParameterGroup(draft, { region, name: 'default.postgres16', family: 'postgres16', set: { 'rds.force_ssl': mended(draft, '0', '1') } });
  addDatabase(draft, {
    region,
    name: 'shop',
    created: clock.ago(300),
    engine: 'postgres',
    version: '16.4',
    vpc,
    kmsKeyArn: null,
    data: { PubliclyAccessible: mended(draft, true, false), MultiAZ: mended(draft, true, false) },
  });
  addDatabaseSnapshot(draft, {
    region,
    source: 'shop',
    name: 'shared',
    taken: clock.ago(100),
    engine: 'postgres',
    version: '16.4',
    vpcId: vpc.id,
    kmsKeyArn: null,
    sharedWith: mended(draft, ['all'], []),
  });
  addFunction(draft, {
    region,
    name: 'job',
    changed: clock.ago(100),
    runtime: mended<'nodejs12.x' | 'nodejs22.x'>(draft, 'nodejs12.x', 'nodejs22.x'),
    roleArn: draft.arn('iam', '', 'role/CloudLensScanRole'),
    policy: mended(draft, [{ ...can('lambda:InvokeFunction'), Principal: '*' as const }], []),
  });
  draft.when(!clock.during(day), () => addStack(draft, { region, name: 'old', created: clock.ago(300), status: 'DELETE_FAILED' }));
  addStack(draft, { region, name: 'base', created: clock.ago(300), protected: mended(draft, false, true) });
}
