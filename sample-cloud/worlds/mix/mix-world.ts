import type { World } from '../../contract';
import type { Draft } from '../draft';
import { createFleet } from '../fleet/fleet';
import type { FleetType } from '../fleet/fleet-plan';
import { accounts } from '../lumen';
import { addAccount } from '../parts/account';
import { addBackupRegion } from '../parts/backup';
import { blockAll } from '../parts/bucket';
import { addConfigRegion } from '../parts/config-region';
import { addDefaultVpc, addEc2Region } from '../parts/ec2-region';
import { addIamGroup } from '../parts/group';
import { addIamSettings } from '../parts/iam-settings';
import { addAwsKeys, addKey } from '../parts/kms-key';
import { addLaunchTemplate, httpTokens } from '../parts/launch-template';
import { addManagedPolicies } from '../parts/managed-policy';
import { addNoOrganization } from '../parts/organization-place';
import { can } from '../parts/policy-document';
import { addRegionGuards } from '../parts/region-guards';
import { addTrail } from '../parts/trail';
import { addUser } from '../parts/user';
import { alwaysAvailable } from '../regions';
import { cloudLensRoles } from '../roles';
import { worldAccount } from '../world-account';
import { addMixContainers } from './mix-containers';
import { addMixDatabases } from './mix-databases';
import { addMixMessaging } from './mix-messaging';
import { inMixRegion, type Mix } from './mixes';
import { numbers } from './numbers';

export const mixRegions: readonly string[] = alwaysAvailable;
export const mixMain = 'eu-central-1';
export const mixAccount = accounts.production;

const lazyTypes: Record<FleetType, keyof Mix> = {
  'AWS::EC2::Instance': 'instances',
  'AWS::EC2::NetworkInterface': 'interfaces',
  'AWS::EC2::Volume': 'volumes',
  'AWS::EC2::Snapshot': 'snapshots',
  'AWS::EC2::SecurityGroup': 'groups',
  'AWS::Lambda::Function': 'functions',
  'AWS::S3::Bucket': 'buckets',
  'AWS::CloudFormation::Stack': 'stacks',
  'AWS::IAM::Role': 'roles',
};

/** One account that holds exactly a mix, beside what AWS puts into every region: for measuring, not for a story. */
export function createMixWorld({ anchor, mix }: { anchor: Date; mix: Mix }): World {
  const count = (name: keyof Mix, region: string) => inMixRegion(mix[name], region, mixRegions, mixMain);
  const fleet = createFleet(
    anchor,
    (type, region) =>
      region === 'global' ? (type === 'AWS::IAM::Role' ? mix.roles : 0) : type === 'AWS::IAM::Role' ? 0 : count(lazyTypes[type], region),
    mixRegions,
  );
  const write = (draft: Draft) => {
    addAccount(draft, {
      contact: {
        FullName: 'Measured Account',
        AddressLine1: '1 Bench Street',
        City: 'Berlin',
        CountryCode: 'DE',
        PostalCode: '10115',
        PhoneNumber: '+49301234567',
      },
      billing: null,
      operations: null,
      security: null,
      enabledRegions: mixRegions,
      publicAccessBlock: blockAll,
    });
    addNoOrganization(draft);
    for (const region of mixRegions) {
      addEc2Region(draft, region);
      addConfigRegion(draft, { region });
      addBackupRegion(draft, region);
      addRegionGuards(draft, region);
      const vpc = addDefaultVpc(draft, region);
      numbers(count('templates', region)).forEach((n) => {
        addLaunchTemplate(draft, {
          region,
          name: `mix-${n}`,
          created: draft.clock.ago(200),
          createdBy: draft.arn('iam', '', 'root'),
          latest: httpTokens(n % 3 > 0),
        });
      });
      addAwsKeys(
        draft,
        region,
        numbers(count('keys', region) - count('customerKeys', region)).map((n) => `service${n}`),
        draft.clock.ago(900),
      );
      numbers(count('customerKeys', region)).forEach((n) => {
        addKey(draft, { region, name: `mix-${n}`, created: draft.clock.ago(400), rotated: n % 4 > 0 });
      });
      numbers(count('trails', region)).forEach((n) => {
        addTrail(draft, { region, name: `mix-${n}`, bucket: 'mix-trails', started: draft.clock.ago(300) });
      });
      addMixDatabases(draft, region, vpc, (name) => count(name, region));
      addMixMessaging(draft, region, mix, { regions: mixRegions, main: mixMain });
      addMixContainers(draft, region, vpc, mix, { regions: mixRegions, main: mixMain });
    }
    fleet.write(draft);
    numbers(mix.users).forEach((n) => {
      addUser(draft, {
        name: `user-${n}`,
        created: draft.clock.ago(500),
        mfa: n % 5 ? 'virtual' : null,
        password: { used: draft.clock.lately(2), changed: draft.clock.ago(80) },
      });
    });
    numbers(mix.iamGroups).forEach((n) => {
      addIamGroup(draft, { name: `group-${n}`, created: draft.clock.ago(700) });
    });
    addManagedPolicies(
      draft,
      numbers(mix.policies).map((n) => ({
        name: `policy-${n}`,
        created: draft.clock.ago(600),
        statements: [can(['s3:GetObject'], [`arn:aws:s3:::mix-${n}/*`])],
      })),
    );
    addIamSettings(draft, { alias: null, created: draft.clock.ago(2_000), passwordPolicy: null, root: { mfa: 'hardware', used: null } });
  };
  return {
    accounts: [
      worldAccount({
        id: mixAccount,
        name: 'Measured account',
        anchor,
        enabledRegions: mixRegions,
        roles: cloudLensRoles(mixAccount, []),
        lazy: fleet,
        write,
      }),
    ],
  };
}
