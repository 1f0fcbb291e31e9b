import { describe, expect, it } from 'vitest';
import { parsePolicy } from './parse';
import { adminGrants, allowsActions, escalations, fullServiceAccess, isAdmin } from './questions';

const allow = (Action: unknown, Resource: unknown = '*', more: object = {}) => ({ Effect: 'Allow', Action, Resource, ...more });
const deny = (Action: unknown, Resource: unknown = '*', more: object = {}) => ({ Effect: 'Deny', Action, Resource, ...more });
const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
const own = 'arn:aws:iam::111111111111';

function read(...statements: object[]) {
  const policy = parsePolicy({ Statement: statements });
  if (policy === 'malformed') throw new Error('malformed');
  return policy;
}

describe('allowsActions', () => {
  const allowed = (statements: object[], actions: string[], resource?: string) =>
    allowsActions([read(...statements)], actions, { resource }).map(({ action }) => action);

  it('tells the action, the statement and the policy', () => {
    expect(allowsActions([null, read(allow('s3:*', '*', { Sid: 'All', ...mfa }))], ['s3:GetObject', 'kms:Decrypt'])).toEqual([
      { action: 's3:GetObject', statement: 'All', policy: 1, conditional: true },
    ]);
  });

  it.each<[string, object[], boolean]>([
    ['its name', [allow('kms:Decrypt')], true],
    ['its name in another case', [allow('KMS:decrypt')], true],
    ['a wildcard', [allow('kms:D?crypt*')], true],
    ['another action', [allow('kms:Encrypt')], false],
    ['NotAction of another', [{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }], true],
    ['NotAction of its service', [{ Effect: 'Allow', NotAction: 'kms:*', Resource: '*' }], false],
    ['one key', [allow('kms:Decrypt', 'arn:aws:kms:eu-west-1:111111111111:key/1')], true],
    ['a Deny', [allow('kms:Decrypt'), deny('kms:*')], false],
    ['a Deny in front', [deny('kms:*'), allow('kms:Decrypt')], false],
    ['a Deny of everything but S3', [allow('kms:Decrypt'), { Effect: 'Deny', NotAction: 's3:*', Resource: '*' }], false],
    ['a Deny on one key', [allow('kms:Decrypt'), deny('kms:*', 'arn:aws:kms:eu-west-1:111111111111:key/1')], true],
    ['a Deny on the only key', [allow('kms:Decrypt', 'arn:aws:kms:::key/1'), deny('kms:*', 'arn:aws:kms:::key/*')], false],
    ['only a Deny', [deny('kms:Decrypt')], false],
  ])('by %s', (_, statements, expected) => {
    expect(allowed(statements, ['kms:Decrypt'])).toEqual(expected ? ['kms:Decrypt'] : []);
  });

  it('marks what a condition may take away', () => {
    expect(allowsActions([read(allow('kms:Decrypt'), deny('kms:*', '*', mfa))], ['kms:Decrypt'])).toMatchObject([{ conditional: true }]);
  });

  it('asks for a resource, or for all', () => {
    const key = 'arn:aws:kms:eu-west-1:111111111111:key/1';
    expect(allowed([allow('kms:Decrypt', key)], ['kms:Decrypt'], '*')).toEqual([]);
    expect(allowed([allow('kms:Decrypt', key)], ['kms:Decrypt'], key)).toEqual(['kms:Decrypt']);
    expect(allowed([allow('kms:Decrypt', 'arn:aws:*')], ['kms:Decrypt'], '*')).toEqual(['kms:Decrypt']);
    expect(allowed([{ Effect: 'Allow', Action: '*', NotResource: key }], ['kms:Decrypt'], key)).toEqual([]);
    expect(allowed([{ Effect: 'Allow', Action: '*', NotResource: key }], ['kms:Decrypt'])).toEqual(['kms:Decrypt']);
  });

  it('wants a pattern granted whole', () => {
    expect(allowed([allow('kms:*')], ['kms:*'])).toEqual(['kms:*']);
    expect(allowed([allow('kms:D*')], ['kms:*'])).toEqual([]);
    expect(allowed([allow('*:*')], ['*'])).toEqual(['*']);
  });
});

describe('administrators', () => {
  const powerUser = { Sid: 'Power', Effect: 'Allow', NotAction: ['iam:*', 'organizations:*'], Resource: '*' };

  it.each<[string, object[], boolean]>([
    ['everything', [allow('*')], true],
    ['everything, spelt *:*', [allow('*:*')], true],
    ['everything in the partition', [allow('*', 'arn:aws-cn:*')], true],
    ['everything but a bagatelle', [{ Effect: 'Allow', NotAction: 's3:DeleteBucket', Resource: '*' }], true],
    ['everything but IAM', [powerUser], false],
    ['everything but IAM, and IAM', [powerUser, allow('iam:*')], true],
    ['everything but IAM, and attaching policies', [powerUser, allow('iam:Attach*')], true],
    ['everything but IAM, and a role to read', [powerUser, allow('iam:Get*')], false],
    ['everything, less IAM', [allow('*'), deny('iam:*')], false],
    ['everything, less billing', [allow('*'), deny('aws-portal:*')], true],
    ['everything, less everything', [allow('*'), deny('*')], false],
    ['everything in a list of halves', [allow(['a*', 'z*', 'iam:*'])], true],
    ['everything on one bucket', [allow('*', 'arn:aws:s3:::b')], false],
    ['everything but on one bucket', [{ Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::b' }], false],
    ['IAM alone', [allow('iam:*')], false],
    ['nothing', [], false],
  ])('%s: %#', (_, statements, expected) => {
    expect(isAdmin([read(...statements)])).toBe(expected);
  });

  it('adds up over policies and names the statements', () => {
    expect(
      adminGrants([read(powerUser), null, read(allow('iam:*', '*', { Sid: 'Iam' }))]).map(({ statement, policy }) => [statement, policy]),
    ).toEqual([
      ['Power', 0],
      ['Iam', 2],
    ]);
  });

  it('counts an administrator by MFA, and says so', () => {
    expect(adminGrants([read(allow('*', '*', mfa))])).toMatchObject([{ conditional: true }]);
    expect(isAdmin([read(allow('*'), deny('*', '*', { Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }))])).toBe(
      true,
    );
  });
});

describe('fullServiceAccess', () => {
  it.each<[object, boolean]>([
    [allow('kms:*'), true],
    [allow('*'), true],
    [allow('KMS:*', 'arn:aws:kms:*:111111111111:key/*'), true],
    [allow('kms:*', 'arn:aws:kms:*:*:*'), true],
    [allow('kms:*', 'arn:aws:kms:eu-west-1:111111111111:key/*'), false],
    [allow('kms:*', 'arn:aws:kms:*:111111111111:key/app-*'), false],
    [allow('kms:*', 'arn:aws:s3:::*'), false],
    [allow('kms:D*'), false],
    [{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }, true],
    [{ Effect: 'Allow', NotAction: 'kms:Delete*', Resource: '*' }, false],
    [deny('kms:*'), false],
  ])('%j: %j', (statement, expected) => {
    expect(fullServiceAccess([read(statement)], 'kms').length > 0).toBe(expected);
  });

  it('knows buckets, whose ARNs have no region', () => {
    expect(fullServiceAccess([read(allow('s3:*', 'arn:aws:s3:::*'))], 's3')).toHaveLength(1);
  });
});

describe('escalations', () => {
  const ids = (...statements: object[]) => escalations([read(...statements)]).map(({ id }) => id);

  it('names the path, its actions and the statements', () => {
    expect(
      escalations([read(allow('iam:PassRole', '*', { Sid: 'Pass' }), allow(['ec2:RunInstances'], '*', { Sid: 'Run', ...mfa }))]),
    ).toEqual([
      {
        id: 'run-instance',
        name: expect.any(String),
        actions: ['iam:PassRole', 'ec2:RunInstances'],
        statements: ['Pass', 'Run'],
        conditional: true,
      },
    ]);
  });

  it('needs every action of a path', () => {
    expect(ids(allow(['iam:PassRole', 'lambda:CreateFunction']))).toEqual([]);
    expect(ids(allow(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']))).toEqual(['new-function']);
    expect(ids(allow(['lambda:CreateFunction', 'lambda:InvokeFunction']))).toEqual([]);
  });

  it.each<[unknown, boolean]>([
    ['*', true],
    [`${own}:policy/*`, true],
    [`${own}:policy/app-*`, true],
    [`${own}:policy/app`, false],
    [[`${own}:policy/app`, `${own}:policy/other`], false],
    [[`${own}:policy/app`, '*'], true],
  ])('a policy version on %j: %j', (resource, expected) => {
    expect(ids(allow('iam:CreatePolicyVersion', resource))).toEqual(expected ? ['new-policy-version'] : []);
  });

  it('takes oneself for enough only where it gives more power', () => {
    const self = `${own}:user/\${aws:username}`;
    expect(ids(allow(['iam:CreateAccessKey', 'iam:UpdateLoginProfile'], self))).toEqual([]);
    expect(ids(allow('iam:PutUserPolicy', self))).toEqual(['put-user-policy']);
  });

  it('heeds which service a role may be passed to', () => {
    const pass = (service: string, operator = 'StringEquals') =>
      allow('iam:PassRole', '*', { Condition: { [operator]: { 'iam:PassedToService': service } } });
    expect(ids(pass('ecs-tasks.amazonaws.com'), allow('ec2:RunInstances'))).toEqual([]);
    expect(ids(pass('ec2.amazonaws.com'), allow('ec2:RunInstances'))).toEqual(['run-instance']);
    expect(ids(pass('ec2.amazonaws.com.cn'), allow('ec2:RunInstances'))).toEqual(['run-instance']);
    expect(ids(pass('*.amazonaws.com', 'StringLike'), allow('ec2:RunInstances'))).toEqual(['run-instance']);
  });

  it('heeds denies, and finds the ways in what is granted by negation', () => {
    expect(ids(allow('iam:CreatePolicyVersion'), deny('iam:Create*'))).toEqual([]);
    expect(ids({ Effect: 'Allow', NotAction: ['iam:*', 'sts:*'], Resource: '*' })).toContain('function-code');
    expect(ids({ Effect: 'Allow', NotAction: ['iam:*', 'sts:*'], Resource: '*' })).not.toContain('put-user-policy');
  });

  it('does not take everyday role assumption for an escalation', () => {
    expect(ids(allow('sts:AssumeRole', 'arn:aws:iam::*:role/deploy-*'))).toEqual([]);
    expect(ids(allow('sts:AssumeRole', '*'))).toEqual(['assume-any-role']);
  });
});
