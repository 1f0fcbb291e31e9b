import type { WorldRole } from '../../contract';
import type { Draft } from '../draft';
import { addAccount, alternateContact } from '../parts/account';
import { blockAll } from '../parts/bucket';
import { addIamGroup } from '../parts/group';
import { addIamSettings } from '../parts/iam-settings';
import { addManagedPolicies } from '../parts/managed-policy';
import { assumedBy, can, type Statement } from '../parts/policy-document';
import { addOidcProvider, addSamlProvider, addServerCertificate } from '../parts/providers';
import { addRole, addServiceLinkedRole, type RoleOptions } from '../parts/role';
import { addUser } from '../parts/user';
import { addCloudLensRoles } from '../roles';
import { main, regions, tagsOf } from './places';

/** Single sign-on, roles that can do little, and one user for emergencies. */
export function addIdentity(draft: Draft, roles: readonly WorldRole[]): void {
  const { clock } = draft;
  const used = { at: clock.lately(0), region: main };
  const role = (name: string, trust: Statement, options: Partial<RoleOptions> = {}) =>
    addRole(draft, { name, trust: [trust], created: clock.ago(229), used, tags: tagsOf('platform'), ...options });
  const saml = addSamlProvider(draft, 'lumen-sso', clock.ago(229), clock.ago(-900));
  const github = addOidcProvider(draft, 'token.actions.githubusercontent.com', 'sts.amazonaws.com');
  const sso: Statement = {
    Effect: 'Allow',
    Principal: { Federated: saml },
    Action: 'sts:AssumeRoleWithSAML',
    Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
  };
  role('sso-developer', sso, { managed: ['ViewOnlyAccess', 'sandbox-develop'] });
  role('sso-support', sso, { managed: ['AWSSupportAccess'] });
  role('sso-audit', sso, { managed: ['SecurityAudit'] });
  role(
    'sandbox-deploy',
    {
      Effect: 'Allow',
      Principal: { Federated: github },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringEquals: { 'token.actions.githubusercontent.com:sub': 'repo:lumen-shop/sandbox:ref:refs/heads/main' } },
    },
    { managed: ['sandbox-develop'] },
  );
  role('sandbox-instance', assumedBy.service('ec2'), { managed: ['AmazonSSMManagedInstanceCore'], profile: true });
  role('sandbox-function', assumedBy.service('lambda'), { managed: ['AWSLambdaVPCAccessExecutionRole'] });
  role('sandbox-cloudformation', assumedBy.serviceFor(draft.account, 'cloudformation'), { managed: ['sandbox-develop'] });
  role('sandbox-trail', assumedBy.serviceFor(draft.account, 'cloudtrail'), {
    inline: { write: [can('logs:PutLogEvents', draft.arn('logs', main, 'log-group:sandbox-cloudtrail:*'))] },
  });
  role('sandbox-replication', assumedBy.serviceFor(draft.account, 's3'), {
    inline: { copy: [can('s3:ReplicateObject', 'arn:aws:s3:::lumen-sandbox-datasets-copy/*')] },
  });
  role('sandbox-rds-monitoring', assumedBy.serviceFor(draft.account, 'monitoring.rds'), { managed: ['AmazonRDSEnhancedMonitoringRole'] });
  addServiceLinkedRole(draft, 'config', 'Config', 'AWSConfigServiceRolePolicy', clock.ago(226));
  addCloudLensRoles(
    draft,
    roles.filter(({ externalId }) => externalId !== null),
    clock.ago(61),
  );

  addUser(draft, {
    name: 'break-glass',
    created: clock.ago(229),
    groups: ['emergency'],
    mfa: 'hardware',
    password: { used: clock.lately(12), changed: clock.ago(61) },
    tags: tagsOf('security'),
  });
  addIamGroup(draft, { name: 'emergency', created: clock.ago(229), managed: ['sandbox-emergency'] });
  addManagedPolicies(draft, [
    {
      name: 'sandbox-develop',
      created: clock.ago(229),
      statements: [
        can(
          ['lambda:UpdateFunctionCode', 's3:PutObject', 's3:GetObject'],
          ['arn:aws:s3:::lumen-sandbox-*', draft.arn('lambda', main, 'function:trial-*')],
        ),
      ],
    },
    { name: 'sandbox-emergency', created: clock.ago(229), statements: [can(['ec2:StopInstances', 'ec2:Describe*'])] },
  ]);
  addServerCertificate(draft, 'trial-internal', clock.ago(100), clock.ago(-265));
  addIamSettings(draft, {
    alias: 'lumen-sandbox',
    created: clock.ago(230),
    passwordPolicy: {
      MinimumPasswordLength: 16,
      RequireSymbols: true,
      RequireNumbers: true,
      RequireUppercaseCharacters: true,
      RequireLowercaseCharacters: true,
      AllowUsersToChangePassword: true,
      ExpirePasswords: true,
      MaxPasswordAge: 90,
      PasswordReusePrevention: 24,
    },
    root: { mfa: 'hardware', used: clock.ago(229) },
  });
  addAccount(draft, {
    contact: {
      FullName: 'Lumen Shop GmbH',
      CompanyName: 'Lumen Shop GmbH',
      AddressLine1: 'Kastanienallee 12',
      City: 'Berlin',
      PostalCode: '10435',
      CountryCode: 'DE',
      PhoneNumber: '+49 30 5550 1100',
    },
    billing: alternateContact('BILLING', 'Sophie Lang', 'Head of Finance', 'billing@lumen-shop.example', '+49 30 5550 1120'),
    operations: alternateContact('OPERATIONS', 'Anna Keller', 'Platform Lead', 'platform@lumen-shop.example', '+49 30 5550 1130'),
    security: alternateContact('SECURITY', 'Mira Santos', 'Security Engineer', 'security@lumen-shop.example', '+49 30 5550 1140'),
    enabledRegions: regions,
    publicAccessBlock: blockAll,
  });
}
