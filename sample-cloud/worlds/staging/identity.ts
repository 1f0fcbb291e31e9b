import type { WorldRole } from '../../contract';
import type { Draft } from '../draft';
import { accounts } from '../lumen';
import { addAccount } from '../parts/account';
import { addIamGroup } from '../parts/group';
import { addIamSettings } from '../parts/iam-settings';
import { addManagedPolicies } from '../parts/managed-policy';
import { assumedBy, can } from '../parts/policy-document';
import { addServerCertificate } from '../parts/providers';
import { addRole, addServiceLinkedRole } from '../parts/role';
import { addUser, neverUsed, type UserOptions } from '../parts/user';
import { addCloudLensRoles } from '../roles';
import { enabledRegions } from './places';

/** Everybody is an administrator, and nobody remembers why. */
export function addIdentity(draft: Draft, roles: readonly WorldRole[]): void {
  const { clock } = draft;
  const user = (name: string, age: number, options: Partial<UserOptions> = {}) =>
    addUser(draft, { name, created: clock.ago(age), ...options });
  const oldKey = (age: number, used: number | null) => ({ rotated: clock.ago(age), used: used === null ? null : clock.ago(used) });

  user('staging-admin', 1300, {
    lastAccessed: neverUsed,
    managed: ['AdministratorAccess'],
    password: { used: clock.lately(1), changed: clock.ago(1300) },
    keys: [oldKey(1300, 62), oldKey(700, 90)],
  });
  user('tobias.brandt', 1180, {
    lastAccessed: neverUsed,
    groups: ['admins'],
    mfa: 'virtual',
    password: { used: clock.lately(20), changed: clock.ago(300) },
  });
  user('hans.mueller', 1250, {
    lastAccessed: neverUsed,
    groups: ['admins'],
    password: { used: clock.ago(400), changed: clock.ago(1250) },
    keys: [oldKey(1250, 401)],
  });
  user('intern-2023', 800, { groups: ['developers'], password: { used: clock.ago(690), changed: clock.ago(800) } });
  user('lena.vogt', 520, {
    groups: ['developers'],
    mfa: 'virtual',
    password: { used: clock.ago(75), changed: clock.ago(200) },
    keys: [oldKey(520, 75), { rotated: clock.ago(140), used: null }],
  });
  user('jenkins', 1120, {
    managed: ['PowerUserAccess'],
    inline: { pass: [can(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'])] },
    keys: [oldKey(1120, 61)],
  });
  user('load-test', 480, {
    lastAccessed: neverUsed,
    managed: ['AmazonEC2FullAccess', 'AmazonS3FullAccess', 'everything'],
    keys: [oldKey(480, 70)],
  });
  user('trail-reader', 900, {
    inline: { trail: [can('cloudtrail:*')], keys: [can('kms:*')] },
    keys: [{ ...oldKey(900, null), active: false }],
  });
  draft.when(clock.during(22), () =>
    user('contractor.temp', 22, {
      lastAccessed: neverUsed,
      managed: ['AdministratorAccess'],
      password: { used: null, changed: clock.ago(22) },
      keys: [{ rotated: clock.ago(22), used: null }],
    }),
  );

  const role = (name: string, trust: Parameters<typeof addRole>[1]['trust'], options: Partial<Parameters<typeof addRole>[1]> = {}) =>
    addRole(draft, { name, trust, created: clock.ago(900), ...options });
  role('staging-instance', [assumedBy.service('ec2')], {
    managed: ['AdministratorAccess'],
    profile: true,
    used: { at: clock.lately(0), region: 'eu-central-1' },
  });
  role('staging-lambda', [assumedBy.service('lambda')], { managed: ['AWSLambdaBasicExecutionRole', 'AmazonS3FullAccess'] });
  role('deploy-from-production', [assumedBy.account(accounts.production)], {
    managed: ['AdministratorAccess'],
    used: { at: clock.lately(9), region: 'eu-central-1' },
  });
  role('agency-readonly', [assumedBy.account(accounts.formerAgency)], {
    managed: ['ReadOnlyAccess'],
    used: { at: clock.ago(500), region: 'eu-central-1' },
  });
  role('open-demo', [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }], { managed: ['AmazonS3ReadOnlyAccess'] });
  role('deploy-from-laptop', [assumedBy.account(accounts.staging)], {
    inline: { everything: [can('*')] },
    used: { at: clock.lately(0), region: 'eu-central-1' },
  });
  role('config-service', [assumedBy.service('config')], { managed: ['AWS_ConfigRole'] });
  addServiceLinkedRole(draft, 'rds', 'RDS', 'AmazonRDSServiceRolePolicy', clock.ago(1200));
  addServiceLinkedRole(draft, 'support', 'Support', 'AWSSupportServiceRolePolicy', clock.ago(1300));
  addCloudLensRoles(draft, roles, clock.ago(61));

  addIamGroup(draft, { name: 'admins', created: clock.ago(1300), managed: ['AdministratorAccess'] });
  addIamGroup(draft, {
    name: 'developers',
    created: clock.ago(1290),
    managed: ['PowerUserAccess', 'AWSCloudShellFullAccess', 'staging-developer'],
  });
  addManagedPolicies(draft, [
    {
      name: 'staging-developer',
      created: clock.ago(1280),
      statements: [can(['iam:CreatePolicyVersion', 'iam:AttachUserPolicy', 'iam:PassRole'])],
    },
    { name: 'everything', created: clock.ago(1200), statements: [can('*')] },
    { name: 'assume-anything', created: clock.ago(700), statements: [can('sts:*')] },
  ]);
  addServerCertificate(draft, 'staging-wildcard-2021', clock.ago(1400), clock.ago(670));
  addServerCertificate(draft, 'staging-wildcard-2026', clock.ago(379), clock.ago(-14));
  addIamSettings(draft, {
    alias: 'lumen-staging',
    created: clock.ago(1310),
    passwordPolicy: null,
    root: { mfa: null, used: clock.lately(0), certificate: true, keys: [{ rotated: clock.ago(1305), used: clock.ago(210) }] },
  });
  addAccount(draft, {
    contact: null,
    billing: null,
    operations: null,
    security: null,
    enabledRegions,
    publicAccessBlock: null,
    takenNames: [`sagemaker-eu-central-1-${draft.account}`],
  });
}
