import type { Draft } from '../draft';
import { accounts, type ServiceName } from '../lumen';
import { assumedBy, can, type Statement } from '../parts/policy-document';
import { addRole, addServiceLinkedRole, type RoleOptions } from '../parts/role';
import { functionsOf } from './function-plan';
import { main, tagsOf } from './places';

const instanceServices: readonly ServiceName[] = [
  'storefront',
  'checkout',
  'catalog',
  'orders',
  'invoicing',
  'search',
  'payments',
  'platform',
  'analytics',
];

/** The roles that instances, functions, services and other accounts act through. */
export function addMachineRoles(draft: Draft, providers: { saml: string; github: string }): void {
  const { clock } = draft;
  const used = { at: clock.lately(0), region: main };
  const role = (name: string, trust: Statement[], options: Partial<RoleOptions> = {}) =>
    addRole(draft, { name, trust, created: clock.ago(690), used, ...options });

  for (const service of instanceServices) {
    role(`lumen-${service}-instance`, [assumedBy.service('ec2')], {
      managed: [
        'AmazonSSMManagedInstanceCore',
        'CloudWatchAgentServerPolicy',
        'lumen-read-parameters',
        ...(service === 'search' ? ['lumen-search-snapshots'] : []),
        ...(service === 'storefront' ? ['lumen-storefront-assets'] : []),
      ],
      // The reporting host was given more than it ever needed.
      inline: service === 'analytics' ? { reporting: [can(['s3:*', 'kms:*'])] } : {},
      profile: true,
      tags: tagsOf(service),
    });
  }
  for (const { name, service, inVpc } of functionsOf(main)) {
    role(`lumen-fn-${name}`, [assumedBy.service('lambda')], {
      path: '/functions/',
      managed: [inVpc ? 'AWSLambdaVPCAccessExecutionRole' : 'AWSLambdaBasicExecutionRole'],
      boundary: 'lumen-boundary',
      created: clock.ago(640),
      tags: tagsOf(service),
    });
  }
  role('lumen-fn-shared', [assumedBy.service('lambda')], {
    managed: ['AWSLambdaBasicExecutionRole'],
    inline: { tidy: [can('s3:ListAllMyBuckets')] },
  });

  const sso: Statement = {
    Effect: 'Allow',
    Principal: { Federated: providers.saml },
    Action: 'sts:AssumeRoleWithSAML',
    Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
  };
  role('sso-administrator', [sso], { managed: ['AdministratorAccess'], created: clock.ago(900) });
  role('sso-developer', [sso], { managed: ['PowerUserAccess'], created: clock.ago(900) });
  role('sso-read-only', [sso], { managed: ['ReadOnlyAccess'], created: clock.ago(900) });
  role('sso-support', [sso], { managed: ['AWSSupportAccess', 'ViewOnlyAccess'], created: clock.ago(900) });
  const github: Statement = {
    Effect: 'Allow',
    Principal: { Federated: providers.github },
    Action: 'sts:AssumeRoleWithWebIdentity',
    // Until then any branch of any of our repositories could deploy.
    Condition: {
      StringLike: {
        'token.actions.githubusercontent.com:sub': clock.turn('repo:lumen-shop/*', [20, 'repo:lumen-shop/shop:ref:refs/heads/main']),
      },
    },
  };
  // Made in a hurry, before anybody had read what the conditions are for.
  role('first-sso', [{ ...sso, Condition: undefined }], { managed: ['ViewOnlyAccess'], created: clock.ago(905) });
  role(
    'catalogue-deploy',
    [{ ...github, Condition: { StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } } }],
    {
      managed: ['ViewOnlyAccess'],
      created: clock.ago(610),
    },
  );
  role('lumen-deploy', [github], { managed: ['lumen-deploy'], created: clock.ago(420) });
  role('lumen-security-audit', [assumedBy.account(accounts.production)], { managed: ['SecurityAudit'], created: clock.ago(800) });
  role(
    'lumen-break-glass',
    [{ ...assumedBy.account(accounts.production), Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }],
    { managed: ['lumen-on-call-admin'], created: clock.ago(500), used: { at: clock.ago(77), region: main } },
  );
  role('lumen-key-administrator', [assumedBy.account(accounts.production)], {
    managed: ['lumen-key-admin', 'lumen-audit-admin'],
    created: clock.ago(880),
  });
  role('lumen-helpdesk', [assumedBy.account(accounts.production)], { managed: ['lumen-helpdesk'], created: clock.ago(470) });
  role('lumen-support-bot', [assumedBy.service('lambda')], { managed: ['lumen-support-bot'], created: clock.ago(200) });
  role('partner-warehouse', [assumedBy.account(accounts.logisticsPartner, 'lumen-warehouse-7f3a')], {
    inline: { stock: [can('s3:GetObject', 'arn:aws:s3:::lumen-prod-partner-inventory/*')] },
    created: clock.ago(640),
  });
  role('partner-payment-audit', [assumedBy.account(accounts.paymentPartner)], {
    managed: ['ReadOnlyAccess'],
    created: clock.ago(560),
    used: { at: clock.ago(150), region: main },
  });
  draft.when(clock.during(1400, 14), () =>
    role('agency-pixelhaus', [assumedBy.account(accounts.formerAgency)], {
      managed: ['AmazonS3FullAccess'],
      created: clock.ago(1400),
      used: { at: clock.ago(201), region: main },
    }),
  );
  role(
    'lumen-anyone-test',
    [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-lumen4sh0p' } } }],
    { inline: { nothing: [can('s3:ListAllMyBuckets')] }, created: clock.ago(380), used: null },
  );
  addServiceRoles(draft, role);
}

function addServiceRoles(draft: Draft, role: (name: string, trust: Statement[], options?: Partial<RoleOptions>) => string): void {
  const { clock } = draft;
  role('lumen-vpc-flow-logs', [assumedBy.serviceFor(draft.account, 'vpc-flow-logs')], {
    inline: { write: [can(['logs:CreateLogStream', 'logs:PutLogEvents'])] },
  });
  role('lumen-rds-monitoring', [assumedBy.service('monitoring.rds')], { managed: ['AmazonRDSEnhancedMonitoringRole'] });
  role('lumen-cloudtrail-logs', [assumedBy.serviceFor(draft.account, 'cloudtrail')], {
    inline: { write: [can(['logs:CreateLogStream', 'logs:PutLogEvents'], draft.arn('logs', main, 'log-group:lumen-cloudtrail:*'))] },
  });
  role('lumen-config-old', [assumedBy.service('config')], { managed: ['AWS_ConfigRole'], created: clock.ago(1500) });
  role('lumen-bucket-replication', [assumedBy.serviceFor(draft.account, 's3')], {
    inline: {
      copy: [
        can(
          ['s3:GetObjectVersionForReplication', 's3:ReplicateObject'],
          ['arn:aws:s3:::lumen-prod-orders-archive/*', 'arn:aws:s3:::lumen-prod-orders-archive-copy/*'],
        ),
      ],
    },
  });
  role('lumen-cloudformation', [assumedBy.service('cloudformation')], { managed: ['AdministratorAccess'], created: clock.ago(1480) });
  addServiceLinkedRole(draft, 'rds', 'RDS', 'AmazonRDSServiceRolePolicy', clock.ago(1300));
  addServiceLinkedRole(draft, 'config', 'Config', 'AWSConfigServiceRolePolicy', clock.ago(1090));
  addServiceLinkedRole(draft, 'autoscaling', 'AutoScaling', 'AutoScalingServiceRolePolicy', clock.ago(1400));
  addServiceLinkedRole(draft, 'trustedadvisor', 'TrustedAdvisor', 'AWSTrustedAdvisorServiceRolePolicy', clock.ago(2600));
  addServiceLinkedRole(draft, 'support', 'Support', 'AWSSupportServiceRolePolicy', clock.ago(2600));
}
