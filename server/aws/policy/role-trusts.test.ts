import { describe, expect, it } from 'vitest';
import { parsePolicy } from './parse';
import { roleTrusts, trustsAnyone } from './questions';

const owner = { account: '111111111111', partition: 'aws' };
const github = 'token.actions.githubusercontent.com';
const provider = (name: string) => ({ Federated: `arn:aws:iam::111111111111:oidc-provider/${name}` });

function read(...statements: object[]) {
  const policy = parsePolicy({ Statement: statements });
  if (policy === 'malformed') throw new Error('malformed');
  return policy;
}
const trust = (Principal: unknown, Condition: object = {}, Action: unknown = 'sts:AssumeRole') =>
  roleTrusts(read({ Sid: 'T', Effect: 'Allow', Principal, Action, Condition }), owner).map(
    ({ kind, problem, externalId }) => `${kind}${externalId ? '+id' : ''}: ${problem}`,
  );
const oidc = (name: string, Condition: object) => trust(provider(name), Condition, 'sts:AssumeRoleWithWebIdentity');

describe('trust in accounts', () => {
  it.each<[unknown, object, string[]]>([
    ['*', {}, ['anyone: anyone']],
    [{ AWS: '*' }, { StringEquals: { 'sts:ExternalId': 'x' } }, ['anyone+id: anyone']],
    [{ AWS: '*' }, { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } }, ['organization: null']],
    [{ AWS: '*' }, { StringEquals: { 'aws:PrincipalAccount': '111111111111' } }, []],
    [{ AWS: '111111111111' }, {}, []],
    [{ AWS: 'arn:aws:iam::111111111111:root' }, {}, []],
    [{ AWS: '222222222222' }, {}, ['account: no-external-id']],
    [{ AWS: 'arn:aws:iam::222222222222:root' }, { StringEquals: { 'STS:externalid': 'x' } }, ['account+id: null']],
    [{ AWS: '222222222222' }, { StringEqualsIfExists: { 'sts:ExternalId': 'x' } }, ['account: no-external-id']],
    [{ AWS: '222222222222' }, { StringLike: { 'sts:ExternalId': '*' } }, ['account: no-external-id']],
    [{ AWS: '222222222222' }, { StringNotEquals: { 'sts:ExternalId': 'x' } }, ['account: no-external-id']],
    [{ Service: 'ec2.amazonaws.com' }, {}, ['service: null']],
  ])('%j under %j: %j', (principal, condition, expected) => {
    expect(trust(principal, condition)).toEqual(expected);
  });

  it('looks only at actions that assume the role', () => {
    expect(trust('*', {}, 'sts:TagSession')).toEqual([]);
    expect(trust('*', {}, ['sts:TagSession', 'STS:AssumeRole'])).toEqual(['anyone: anyone']);
    expect(trust('*', {}, 'sts:*')).toEqual(['anyone: anyone']);
  });

  it('heeds denies', () => {
    const deny = {
      Effect: 'Deny',
      Principal: '*',
      Action: 'sts:AssumeRole',
      Condition: { StringNotEquals: { 'aws:PrincipalAccount': '111111111111' } },
    };
    expect(trustsAnyone(read({ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }, deny), owner)).toEqual([]);
  });
});

describe('trust in identity providers', () => {
  it.each<[object, string]>([
    [{}, 'oidc: anyone'],
    [{ StringEquals: { [`${github}:aud`]: 'sts.amazonaws.com' } }, 'oidc: anyone'],
    [{ StringLike: { [`${github}:sub`]: 'repo:acme/shop:*' } }, 'oidc: null'],
    [{ StringLike: { [`${github}:sub`]: 'repo:acme/*' } }, 'oidc: null'],
    [{ StringLike: { [`${github}:sub`]: 'repo:acme*' } }, 'oidc: anyone'],
    [{ StringLike: { [`${github}:sub`]: 'repo:*' } }, 'oidc: anyone'],
    [{ StringLike: { [`${github}:sub`]: ['repo:acme/shop:*', '*'] } }, 'oidc: anyone'],
    [{ StringEquals: { [`${github}:sub`]: 'repo:acme/shop:ref:refs/heads/main' } }, 'oidc: null'],
    [{ StringEqualsIfExists: { [`${github}:sub`]: 'repo:acme/shop:ref:refs/heads/main' } }, 'oidc: anyone'],
    [{ 'ForAllValues:StringLike': { [`${github}:sub`]: 'repo:acme/shop:*' } }, 'oidc: anyone'],
    [{ 'ForAnyValue:StringLike': { [`${github}:sub`]: 'repo:acme/shop:*' } }, 'oidc: null'],
    [{ StringEquals: { [`${github}:repository_owner`]: 'acme' } }, 'oidc: null'],
    [{ StringLike: { [`${github}:repository_owner`]: 'acme*' } }, 'oidc: anyone'],
    [{ StringEquals: { [`${github}:actor`]: 'someone' } }, 'oidc: anyone'],
  ])('GitHub under %j: %s', (condition, expected) => {
    expect(oidc(github, condition)).toEqual([expected]);
  });

  it('finds an own cluster without a subject less grave than a shared provider', () => {
    const cluster = 'oidc.eks.eu-west-1.amazonaws.com/id/ABC';
    expect(oidc(cluster, {})).toEqual(['oidc: no-subject']);
    expect(oidc(cluster, { StringEquals: { [`${cluster}:sub`]: 'system:serviceaccount:web:web' } })).toEqual(['oidc: null']);
    expect(oidc(cluster, { StringLike: { [`${cluster}:sub`]: '*' } })).toEqual(['oidc: no-subject']);
  });

  it('wants Cognito bound to a pool, and GitLab and Terraform to a group', () => {
    expect(trust({ Federated: 'cognito-identity.amazonaws.com' }, {}, 'sts:AssumeRoleWithWebIdentity')).toEqual(['oidc: anyone']);
    expect(
      trust(
        { Federated: 'cognito-identity.amazonaws.com' },
        { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:pool' } },
        'sts:AssumeRoleWithWebIdentity',
      ),
    ).toEqual(['oidc: null']);
    expect(oidc('gitlab.com', { StringLike: { 'gitlab.com:sub': 'project_path:acme/*:ref_type:branch:ref:main' } })).toEqual([
      'oidc: null',
    ]);
    expect(oidc('app.terraform.io', { StringLike: { 'app.terraform.io:sub': 'organization:*:project:x' } })).toEqual(['oidc: anyone']);
  });

  it('wants the audience of SAML checked', () => {
    const saml = { Federated: 'arn:aws:iam::111111111111:saml-provider/idp' };
    expect(trust(saml, {}, 'sts:AssumeRoleWithSAML')).toEqual(['saml: no-audience']);
    expect(trust(saml, { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } }, 'sts:AssumeRoleWithSAML')).toEqual([
      'saml: null',
    ]);
  });
});
