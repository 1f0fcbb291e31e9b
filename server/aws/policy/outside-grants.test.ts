import { describe, expect, it } from 'vitest';
import { parsePolicy } from './parse';
import { crossAccountGrants, limitedGrants, publicGrants, servicePrincipalGrants } from './questions';
import type { Owner } from './types';

const owner: Owner = { account: '111111111111', partition: 'aws' };
const other = '222222222222';
const allow = { Sid: 'A', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };
const deny = { Sid: 'D', Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' };

function read(...statements: object[]) {
  const policy = parsePolicy({ Statement: statements });
  if (policy === 'malformed') throw new Error('malformed');
  return policy;
}
/** Who gets in by these statements, in one word each. */
function audiences(...statements: object[]) {
  const policy = read(...statements);
  return [
    ...publicGrants(policy, owner).map(() => 'anyone'),
    ...crossAccountGrants(policy, owner).map((grant) => `accounts ${grant.accounts.join()}`),
    ...limitedGrants(policy, owner).map((grant) => grant.audience),
    ...servicePrincipalGrants(policy, owner).map(() => 'service'),
  ];
}
const under = (Condition: object, principal: unknown = '*') => audiences({ ...allow, Principal: principal, Condition });

describe('public grants', () => {
  it('tells who may do what, and by which statement', () => {
    expect(publicGrants(read({ ...allow, Sid: undefined, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }), owner)).toEqual([
      {
        statement: '#1',
        audience: 'anyone',
        principals: ['*'],
        accounts: [],
        actions: ['s3:GetObject'],
        resources: ['arn:aws:s3:::b/*'],
        conditions: ['Bool aws:SecureTransport true'],
      },
    ]);
  });

  it('has nothing to say without a policy', () => {
    expect(publicGrants(null, owner)).toEqual([]);
    expect(audiences()).toEqual([]);
  });

  it.each([
    ['*', ['anyone']],
    [{ AWS: '*' }, ['anyone']],
    [{ AWS: ['arn:aws:iam::111111111111:root', '*'] }, ['anyone']],
    [{ AWS: 'arn:aws:iam::*:root' }, ['anyone']],
    [{ AWS: [] }, []],
    [{}, []],
    [{ AWS: 'AIDAEXAMPLEEXAMPLE' }, []],
    [{ AWS: 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1' }, []],
    [{ AWS: '111111111111' }, []],
    [{ AWS: 'arn:aws:iam::111111111111:user/x' }, []],
    [{ AWS: 'arn:aws:sts::111111111111:assumed-role/r/s' }, []],
    [{ AWS: other }, [`accounts ${other}`]],
    [{ AWS: `arn:aws:iam::${other}:root` }, [`accounts ${other}`]],
    [{ AWS: `arn:aws:iam::${other}:user/x` }, [`accounts ${other}`]],
    [{ AWS: 'arn:aws-cn:iam::111111111111:root' }, ['accounts 111111111111']],
    [{ CanonicalUser: 'abc' }, ['accounts abc']],
    [{ Service: 'sns.amazonaws.com' }, ['service']],
  ])('principal %j: %j', (principal, expected) => {
    expect(audiences({ ...allow, Principal: principal })).toEqual(expected);
  });

  it('takes everyone but some for everyone', () => {
    expect(publicGrants(read({ ...allow, Principal: undefined, NotPrincipal: { AWS: other } }), owner)).toMatchObject([
      { principals: [`NotPrincipal ${other}`] },
    ]);
  });

  it.each<[object, string[]]>([
    [{ StringEquals: { 'aws:PrincipalAccount': '111111111111' } }, []],
    [{ StringEquals: { 'AWS:SOURCEACCOUNT': ['111111111111'] } }, []],
    [{ StringEquals: { 'aws:PrincipalAccount': '${aws:ResourceAccount}' } }, []],
    [{ StringEquals: { 'aws:PrincipalAccount': ['111111111111', other] } }, [`accounts ${other}`]],
    [{ StringEquals: { 'kms:CallerAccount': other } }, [`accounts ${other}`]],
    [{ StringLike: { 'aws:PrincipalAccount': '1111*' } }, ['anyone']],
    [{ StringLike: { 'aws:PrincipalAccount': '*' } }, ['anyone']],
    [{ StringEquals: { 'aws:PrincipalAccount': '${aws:PrincipalAccount}' } }, ['anyone']],
    [{ StringEqualsIfExists: { 'aws:PrincipalAccount': '111111111111' } }, ['anyone']],
    [{ StringEqualsIfExists: { 'aws:SourceAccount': '111111111111' }, Null: { 'aws:SourceAccount': 'false' } }, []],
    [{ StringNotEquals: { 'aws:PrincipalAccount': other } }, ['anyone']],
    [{ Null: { 'aws:SourceAccount': 'false' } }, ['anyone']],
    [{ StringEquals: { 'aws:PrincipalAccount': [] } }, []],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:111111111111:*' } }, []],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:topic' } }, ['anyone']],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::mine' } }, ['identity']],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } }, ['anyone']],
    [{ StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' } }, ['anyone']],
    [{ StringEquals: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' } }, []],
    [{ ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${other}:role/*` } }, [`accounts ${other}`]],
    [{ StringEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } }, ['organization']],
    [{ StringLike: { 'aws:PrincipalOrgID': 'o-*' } }, ['anyone']],
    [{ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-abcdefghij/r-ab12/*' } }, ['organization']],
    [{ 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': 'o-abcdefghij/*' } }, ['anyone']],
    [
      { 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': 'o-abcdefghij/*' }, Null: { 'aws:PrincipalOrgPaths': false } },
      ['organization'],
    ],
    [{ StringEquals: { 'aws:SourceVpce': 'vpce-0a1b2c' } }, ['network']],
    [{ StringLike: { 'aws:SourceVpc': 'vpc-*' } }, ['anyone']],
    [{ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, ['network']],
    [{ IpAddress: { 'aws:SourceIp': '203.0.113.7' } }, ['network']],
    [{ IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', 'fd00::/8'] } }, ['network']],
    [{ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, ['anyone']],
    [{ IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '::/0'] } }, ['anyone']],
    [{ IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } }, ['anyone']],
    [{ IpAddress: { 'aws:SourceIp': '128.0.0.0/1' } }, ['anyone']],
    [{ IpAddress: { 'aws:SourceIp': '2000::/3' } }, ['anyone']],
    [{ IpAddress: { 'aws:SourceIp': ['1.0.0.0/8', '2.0.0.0/8', '3.0.0.0/8', '4.0.0.0/8', '5.0.0.0/8'] } }, ['anyone']],
    [{ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, ['anyone']],
    [{ StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } }, ['anyone']],
    [{ StringLike: { 'aws:Referer': 'https://example.org/*' } }, ['anyone']],
    [{ StringEquals: { 'aws:PrincipalTag/team': 'a' } }, ['anyone']],
    [{ StringEquals: { 'aws:username': 'a' } }, ['anyone']],
    [{ StringLike: { 'aws:userid': 'AROAEXAMPLEEXAMPLE12:*' } }, ['identity']],
    [{ StringLike: { 'aws:userid': 'AROA*' } }, ['anyone']],
    [{ Bool: { 'aws:PrincipalIsAWSService': 'true' } }, ['service']],
    [{ Bool: { 'aws:PrincipalIsAWSService': 'true' }, StringEquals: { 'aws:SourceAccount': '111111111111' } }, []],
    [{ Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } }, ['network']],
    [{ StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } }, ['anyone']],
    [{ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' }, StringEquals: { 'aws:PrincipalAccount': '111111111111' } }, []],
  ])('under %j: %j', (condition, expected) => {
    expect(under(condition)).toEqual(expected);
  });

  it('leaves trusted accounts out', () => {
    const trusting = { ...owner, trustedAccounts: [other] };
    expect(crossAccountGrants(read({ ...allow, Principal: { AWS: [other, '333333333333'] } }), trusting)).toMatchObject([
      { accounts: ['333333333333'], principals: ['333333333333'] },
    ]);
    expect(crossAccountGrants(read({ ...allow, Condition: { StringEquals: { 'aws:PrincipalAccount': other } } }), trusting)).toEqual([]);
  });

  it('sees that conditions shut named accounts out', () => {
    expect(under({ StringEquals: { 'aws:PrincipalAccount': '111111111111' } }, { AWS: other })).toEqual([]);
    expect(under({ StringEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } }, { AWS: other })).toEqual([`accounts ${other}`]);
  });

  it('works in China', () => {
    const china = { account: '111111111111', partition: 'aws-cn' };
    const own = read({ ...allow, Principal: { AWS: 'arn:aws-cn:iam::111111111111:root' } });
    expect(crossAccountGrants(own, china)).toEqual([]);
    expect(crossAccountGrants(own, owner)).toHaveLength(1);
  });
});

describe('denies', () => {
  it.each<[string, object, string[]]>([
    ['one that covers all of it', {}, []],
    ['one on fewer actions', { Action: 's3:Put*' }, ['anyone']],
    ['one on just these', { Action: 'S3:getobject', Resource: 'arn:aws:s3:::b/*' }, []],
    ['one on fewer resources', { Resource: 'arn:aws:s3:::b/secret/*' }, ['anyone']],
    ['one to a single account', { Principal: { AWS: other } }, ['anyone']],
    ['NotAction of something else', { Action: undefined, NotAction: 's3:Put*' }, []],
    ['NotAction of this', { Action: undefined, NotAction: 's3:Get*' }, ['anyone']],
    ['NotPrincipal of the own account', { Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::111111111111:root' } }, []],
    [
      'NotPrincipal of another account',
      { Principal: undefined, NotPrincipal: { AWS: `arn:aws:iam::${other}:root` } },
      [`accounts ${other}`],
    ],
    ['NotResource of this', { Resource: undefined, NotResource: 'arn:aws:s3:::b/*' }, ['anyone']],
    ['everyone outside the organization', { Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } } }, ['organization']],
    [
      'everyone outside some accounts',
      { Condition: { StringNotEqualsIfExists: { 'aws:PrincipalAccount': ['111111111111', other] } } },
      [`accounts ${other}`],
    ],
    [
      'everyone outside the organization but services',
      {
        Condition: {
          StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-abcdefghij' },
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
        },
      },
      ['organization', 'service'],
    ],
    [
      'signed requests alone',
      { Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' }, Bool: { 'aws:PrincipalIsAWSService': 'false' } } },
      ['anyone'],
    ],
    ['other addresses', { Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }, ['network']],
    ['addresses that nobody has', { Condition: { NotIpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } }, ['anyone']],
    ['plain HTTP', { Condition: { Bool: { 'aws:SecureTransport': 'false' } } }, ['anyone']],
    [
      'ForAnyValue, which needs the key',
      { Condition: { 'ForAnyValue:StringNotEquals': { 'aws:PrincipalOrgPaths': 'o-abcdefghij/*' } } },
      ['anyone'],
    ],
    ['roles of that name anywhere', { Condition: { StringNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } } }, ['anyone']],
  ])('%s', (_, change, expected) => {
    expect(audiences(allow, { ...deny, ...change })).toEqual(expected);
    expect(audiences({ ...deny, ...change }, allow)).toEqual(expected);
  });

  it('shuts what has the very same condition', () => {
    const Condition = { StringLike: { 'aws:UserAgent': 'x' } };
    expect(audiences({ ...allow, Condition }, { ...deny, Condition })).toEqual([]);
  });

  it('takes away single actions', () => {
    const policy = read({ ...allow, Action: ['s3:GetObject', 's3:PutObject'] }, { ...deny, Action: 's3:Put*' });
    expect(publicGrants(policy, owner)).toMatchObject([{ actions: ['s3:GetObject'] }]);
  });

  it('hits named accounts by number, by root and by conditions', () => {
    const named = { ...allow, Principal: { AWS: `arn:aws:iam::${other}:user/x` } };
    expect(audiences(named, { ...deny, Principal: { AWS: other } })).toEqual([]);
    expect(audiences(named, { ...deny, Principal: { AWS: `arn:aws:iam::${other}:user/y` } })).toHaveLength(1);
    expect(audiences(named, { ...deny, Condition: { StringNotEquals: { 'aws:PrincipalAccount': '111111111111' } } })).toEqual([]);
    expect(audiences(named, { ...deny, Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } } })).toHaveLength(1);
  });
});

describe('service principals', () => {
  const service = { ...allow, Principal: { Service: ['cloudtrail.amazonaws.com'] } };

  it.each<[object, string[]]>([
    [{}, ['service']],
    [{ StringEquals: { 'aws:SourceAccount': '111111111111' } }, []],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:*:111111111111:trail/*' } }, []],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:*:*:trail/*' } }, ['service']],
    [{ StringEqualsIfExists: { 'aws:SourceAccount': '111111111111' } }, ['service']],
    [{ StringEquals: { 'aws:SourceOrgID': 'o-abcdefghij' } }, []],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::mine' } }, []],
    [{ StringEquals: { 'aws:SourceAccount': other } }, [`accounts ${other}`]],
    [{ StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } }, ['service']],
  ])('under %j: %j', (Condition, expected) => {
    expect(audiences({ ...service, Condition })).toEqual(expected);
  });

  it('is shut by a Deny that demands the source', () => {
    const Condition = {
      StringNotEquals: { 'aws:SourceAccount': '111111111111' },
      Null: { 'aws:SourceAccount': 'false' },
      Bool: { 'aws:PrincipalIsAWSService': 'true' },
    };
    expect(audiences(service, { ...deny, Condition })).toEqual([]);
  });
});
