import type { Draft } from '../draft';
import { addIamGroup } from '../parts/group';
import { can } from '../parts/policy-document';
import { addUser, neverUsed, type UserOptions } from '../parts/user';

/** The people and machines with IAM users of their own. Most employees come over single sign-on by now. */
export function addPeople(draft: Draft): void {
  const { clock } = draft;
  const person = (name: string, groups: string[], age: number, options: Partial<UserOptions> = {}) =>
    addUser(draft, {
      name,
      groups,
      created: clock.ago(age),
      mfa: 'virtual',
      password: { used: clock.lately(2), changed: clock.ago(Math.min(age, 70)) },
      tags: { Person: name },
      ...options,
    });
  const machine = (name: string, age: number, options: Partial<UserOptions>) =>
    addUser(draft, { name, path: '/machines/', created: clock.ago(age), ...options });
  const fresh = { rotated: clock.ago(61), used: clock.lately(1) };

  person('anna.keller', ['platform', 'on-call'], 1600, {
    mfa: 'hardware',
    lastAccessed: { bedrock: clock.ago(74), sagemaker: clock.lately(9) },
  });
  person('tobias.brandt', ['platform'], 1210, { lastAccessed: neverUsed, keys: [{ ...fresh, service: 'ec2' }] });
  person('mira.santos', ['security', 'on-call'], 840, { lastAccessed: neverUsed, mfa: 'hardware' });
  person('jonas.weber', ['payments'], 720);
  person('elif.demir', ['payments'], 410);
  person('paul.richter', ['web'], 980, { mfa: clock.turn(null, [50, 'virtual'], [31, null], [18, 'virtual']) });
  person('lena.vogt', ['catalogue'], 530, { keys: [{ rotated: clock.ago(212), used: clock.lately(4), service: 's3' }] });
  person('david.okafor', ['data'], 345, {
    lastAccessed: { bedrock: clock.lately(1), sagemaker: clock.ago(131) },
    keys: [
      { rotated: clock.ago(45 + 60), used: clock.lately(1) },
      { rotated: clock.ago(64), used: clock.lately(0) },
    ],
  });
  person('sophie.lang', ['finance'], 610, { mfa: null, password: { used: clock.lately(6), changed: clock.ago(400) } });
  // Left the company in spring; nobody told the platform team.
  person('hans.mueller', ['platform'], 2600, {
    lastAccessed: neverUsed,
    mfa: null,
    password: { used: clock.ago(188), changed: clock.ago(1300) },
    keys: [{ rotated: clock.ago(1290), used: clock.ago(190), service: 'ec2' }],
  });
  person('nadia.rossi', ['web'], 260, {
    mfa: null,
    password: { used: null, changed: clock.ago(260) },
    keys: [{ rotated: clock.ago(260), used: null }],
  });
  draft.when(clock.during(2500, 19), () =>
    person('agency.pixelhaus', [], 1400, {
      mfa: null,
      managed: ['AmazonS3FullAccess'],
      password: { used: clock.ago(330), changed: clock.ago(1400) },
      keys: [{ rotated: clock.ago(1400), used: clock.ago(84) }],
    }),
  );

  machine('ci-deploy', 1500, {
    lastAccessed: clock.turn<UserOptions['lastAccessed']>(neverUsed, [29, {}], [21, neverUsed]),
    managed: clock.turn(['AdministratorAccess'], [29, ['lumen-deploy']], [21, ['AdministratorAccess']]),
    keys: [{ rotated: clock.ago(437), used: clock.lately(0), service: 'cloudformation' }],
  });
  machine('erp-sync', 1475, { inline: { 'erp-bucket': [can('s3:*')] }, keys: [{ rotated: clock.ago(1475), used: clock.lately(1) }] });
  machine('label-printer', 2650, {
    lastAccessed: neverUsed,
    inline: { printing: [can('*')] },
    keys: [
      { rotated: clock.ago(2650), used: clock.ago(94) },
      { active: false, rotated: clock.ago(2650), used: null },
    ],
  });
  machine('backup-offsite', 690, {
    inline: {
      'copy-backups': [
        can(['s3:GetObject', 's3:ListBucket'], ['arn:aws:s3:::lumen-prod-orders-archive', 'arn:aws:s3:::lumen-prod-orders-archive/*']),
      ],
    },
    keys: [{ rotated: clock.turn(clock.ago(300), [52, clock.ago(52)]), used: clock.lately(0) }],
  });
  machine('ses-smtp', 890, { groups: ['mail'], keys: [{ rotated: clock.ago(85), used: clock.lately(0), service: 'ses' }] });

  addGroups(draft);
}

function addGroups(draft: Draft): void {
  const { clock } = draft;
  const created = clock.ago(1600);
  addIamGroup(draft, { name: 'platform', created, managed: ['AdministratorAccess'] });
  addIamGroup(draft, { name: 'security', created, managed: ['SecurityAudit', 'AWSCloudShellFullAccess'] });
  addIamGroup(draft, { name: 'payments', created, managed: ['ReadOnlyAccess', 'lumen-payments-operate'] });
  addIamGroup(draft, { name: 'web', created, managed: ['ReadOnlyAccess', 'lumen-require-mfa'] });
  addIamGroup(draft, { name: 'catalogue', created, managed: ['ReadOnlyAccess'] });
  addIamGroup(draft, { name: 'data', created, managed: ['ReadOnlyAccess', 'lumen-data-science'] });
  addIamGroup(draft, {
    name: 'finance',
    created,
    managed: ['Billing'],
    inline: { 'buy-software': [can(['aws-marketplace:Subscribe', 'aws-marketplace:Unsubscribe'])] },
  });
  addIamGroup(draft, { name: 'on-call', created: clock.ago(500), managed: ['AdministratorAccess'] });
  addIamGroup(draft, { name: 'mail', created, inline: { send: [can('ses:SendRawEmail')] } });
  addIamGroup(draft, { name: 'contractors-2019', created: clock.ago(2300), inline: { everything: [can('*')] } });
}
