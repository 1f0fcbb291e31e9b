import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resourceOf, testAccount } from '@/server/checks/shared/testing';
import type { AnyResource } from '@/server/collect/types';
import { landOf } from '../testing/try-kind';
import { allow, bucket, iam, policyOf, role } from '../testing/world';
import { readAmong, readableBy, type Store } from './data';
import type { Principal } from './principal';

const variable = (name: string) => `$\{${name}}`;
const names = ['app', 'web', 'ops'];
const stores = ['logs', 'logs-old', 'exports'];
const keyArn = (id: string) => `arn:aws:kms:eu-central-1:${testAccount}:key/${id}`;
const secretArn = (name: string) => `arn:aws:secretsmanager:eu-central-1:${testAccount}:secret:${name}-AbCdEf`;
const tableArn = (name: string) => `arn:aws:dynamodb:eu-central-1:${testAccount}:table/${name}`;

const anActions = fc.constantFrom(
  's3:GetObject',
  's3:Get*',
  'S3:*',
  's3:PutObject',
  'dynamodb:Scan',
  'dynamodb:*',
  'secretsmanager:GetSecretValue',
  'kms:Decrypt',
  '*',
);
const aStore = fc.constantFrom(...stores);
const aResource = fc.oneof(
  fc.constantFrom(
    '*',
    'arn:aws:s3:::*',
    'arn:aws:s3:::logs*/*',
    'arn:aws:s3:::?ogs/*',
    `arn:aws:s3:::${variable('aws:username')}/*`,
    `arn:aws:s3:::l${variable('*')}`,
  ),
  aStore.map((name) => `arn:aws:s3:::${name}/*`),
  aStore.map((name) => `arn:aws:s3:::${name}`),
  aStore.map(tableArn),
  aStore.map(secretArn),
  fc.constantFrom(keyArn('1'), `arn:aws:kms:*:${testAccount}:key/*`),
);
const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 2 });
const aCondition = fc.option(
  fc.constantFrom({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }, { Bool: { 'aws:SecureTransport': 'false' } }),
  {
    nil: undefined,
    freq: 4,
  },
);
const aStatement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'),
    actions: some(anActions),
    resources: some(aResource),
    notActions: fc.boolean(),
    notResources: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    Condition: aCondition,
  })
  .map(({ Effect, actions, resources, notActions, notResources, Condition }) => ({
    Effect,
    ...(notActions && Effect === 'Deny' ? { NotAction: actions } : { Action: actions }),
    ...(notResources ? { NotResource: resources } : { Resource: resources }),
    ...(Condition && { Condition }),
  }));
/** What readers have: of these, many principals have the same, and differ in the keys that they may use. */
const aReader = fc.constantFrom('*', 'arn:aws:s3:::?ogs/*', 'arn:aws:s3:::logs*/*').map((at) => allow('s3:GetObject', at));
const aKeyUser = fc.constantFrom(allow('kms:Decrypt'), allow('kms:Decrypt', keyArn('1')), allow('kms:Encrypt'));
const aPolicy = fc.oneof(
  fc.array(aStatement, { maxLength: 3 }),
  fc.tuple(aReader, aKeyUser).map((both): object[] => both),
  aStatement.map((one): object[] => [allow('s3:GetObject'), one]),
);

/** The policy of a store or key: whom it lets in or shuts out. */
const aGuard = (action: string) =>
  fc.option(
    fc
      .record({
        Effect: fc.constantFrom('Allow', 'Deny', 'Deny'),
        who: fc.constantFrom('*', `arn:aws:iam::${testAccount}:root`, ...names.map((name) => iam(`role/${name}`))),
        not: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
        Condition: aCondition,
      })
      .map(({ Effect, who, not, Condition }) =>
        policyOf({
          Effect,
          [not ? 'NotPrincipal' : 'Principal']: who === '*' ? '*' : { AWS: who },
          Action: action,
          Resource: '*',
          ...(Condition && { Condition }),
        }),
      ),
    { nil: null },
  );
const aKey = fc.option(fc.constantFrom(keyArn('1'), 'alias/shop', keyArn('unknown')), { nil: undefined });

const encrypted = (KMSMasterKeyID: string | undefined) =>
  KMSMasterKeyID === undefined
    ? null
    : { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' as const, KMSMasterKeyID } }] };

const aWorld = fc
  .record({
    shared: aPolicy,
    boundary: fc.option(aPolicy, { nil: null, freq: 3 }),
    roles: fc.tuple(
      ...names.map(() =>
        fc.record({
          own: aPolicy,
          attached: fc.constantFrom<string[]>([], ['shared'], ['shared', 'lost'], ['shared']),
          bound: fc.boolean(),
        }),
      ),
    ),
    guards: fc.tuple(aGuard('s3:GetObject'), aGuard('secretsmanager:GetSecretValue'), aGuard('kms:Decrypt'), aGuard('s3:*')),
    keys: fc.tuple(aKey, aKey, aKey),
  })
  .map(({ shared, boundary, roles, guards: [reading, asking, decrypting, everything], keys: [ofBucket, ofSecret, ofTable] }) => {
    const managed = (name: string, statements: object[]): AnyResource =>
      resourceOf('AWS::IAM::ManagedPolicy', {
        id: name,
        arn: iam(`policy/${name}`),
        region: 'global',
        data: {
          Arn: iam(`policy/${name}`),
          PolicyName: name,
          PolicyVersionList: [{ IsDefaultVersion: true, Document: policyOf(...statements) }],
        },
      });
    const resources: AnyResource[] = [
      managed('shared', shared),
      ...(boundary ? [managed('boundary', boundary)] : []),
      resourceOf('AWS::KMS::Key', {
        id: '1',
        arn: keyArn('1'),
        data: { KeyId: '1', Arn: keyArn('1'), aliases: ['alias/shop'], policy: decrypting ?? policyOf() } as never,
      }),
      ...stores.flatMap((name, at): AnyResource[] => [
        bucket({ policy: [reading, everything, null][at], encryption: encrypted(at === 0 ? undefined : ofBucket) }, name),
        resourceOf('AWS::SecretsManager::Secret', {
          id: name,
          name,
          arn: secretArn(name),
          data: { Name: name, policy: asking, KmsKeyId: at === 0 ? ofSecret : undefined },
        }),
        resourceOf('AWS::DynamoDB::Table', {
          id: name,
          arn: tableArn(name),
          data: { TableName: name, SSEDescription: { KMSMasterKeyArn: at === 0 ? ofTable : undefined } },
        }),
      ]),
    ];
    const principals = roles.map(({ own, attached, bound }, at) =>
      role(
        own,
        {
          AttachedManagedPolicies: attached.map((name) => ({ PolicyName: name, PolicyArn: iam(`policy/${name}`) })),
          ...(bound && { PermissionsBoundary: { PermissionsBoundaryArn: iam('policy/boundary') } }),
        },
        names[at],
      ),
    );
    return { resources: [...resources, ...principals], principals };
  });

describe('what a principal can read', () => {
  it('is the same as if every principal were asked about every store', () => {
    let found = 0;
    fc.assert(
      fc.property(aWorld, ({ resources, principals }) => {
        const quick = landOf(resources);
        for (const principal of principals as Principal[])
          for (const type of ['AWS::S3::Bucket', 'AWS::SecretsManager::Secret', 'AWS::DynamoDB::Table'] as const) {
            const plain = landOf(resources);
            const asked = readAmong(principal, plain.list(type) as readonly Store[], plain);
            found += asked.length;
            expect(readableBy(principal, type, quick)).toEqual(asked);
          }
      }),
      { numRuns: 150, seed: 20_261_120 },
    );
    expect(found).toBeGreaterThan(250);
  });

  it('is worked out once for principals with the same policies, apart from those that a policy names', () => {
    const reader = (name: string) => role([allow('s3:GetObject')], {}, name);
    const shut = policyOf({ Effect: 'Deny', Principal: { AWS: iam('role/ops') }, Action: 's3:*', Resource: '*' });
    const [app, web, ops] = names.map(reader) as [Principal, Principal, Principal];
    const land = landOf([app, web, ops, bucket({}, 'logs'), bucket({ policy: shut }, 'exports')]);
    expect(readableBy(web, 'AWS::S3::Bucket', land)).toBe(readableBy(app, 'AWS::S3::Bucket', land));
    expect(readableBy(app, 'AWS::S3::Bucket', land).map(({ store }) => store.id)).toEqual(['exports', 'logs']);
    expect(readableBy(ops, 'AWS::S3::Bucket', land).map(({ store }) => store.id)).toEqual(['logs']);
  });

  it('tells apart principals that differ only in the keys that they may use', () => {
    const app = role([allow('s3:GetObject')], {}, 'app');
    const web = role([allow('s3:GetObject'), allow('kms:Decrypt')], {}, 'web');
    const key = resourceOf('AWS::KMS::Key', {
      id: '1',
      arn: keyArn('1'),
      data: { KeyId: '1', Arn: keyArn('1'), policy: policyOf() } as never,
    });
    const land = landOf([app, web, key, bucket({ encryption: encrypted(keyArn('1')) }, 'exports')]);
    expect([app, web].map((one) => readableBy(one, 'AWS::S3::Bucket', land).length)).toEqual([0, 1]);
  });
});
