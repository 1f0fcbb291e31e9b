import { describe, expect, it } from 'vitest';
import type { BucketAccess } from './bucket-exposure';
import { parsePolicy } from './parse';
import { bucketExposure } from './questions';

const owner = { account: '111111111111', partition: 'aws' };
const shut: BucketAccess = { policy: null, acl: null, ownership: null, publicAccessBlock: null, accountPublicAccessBlock: null };
const everyone = (Permission: 'READ' | 'WRITE' | 'READ_ACP' | 'WRITE_ACP' | 'FULL_CONTROL', group = 'AllUsers'): BucketAccess['acl'] => ({
  grants: [
    { Grantee: { Type: 'CanonicalUser', ID: 'me' }, Permission: 'FULL_CONTROL' },
    { Grantee: { Type: 'Group', URI: `http://acs.amazonaws.com/groups/global/${group}` }, Permission },
  ],
});
const allow = { Sid: 'A', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };

function read(...statements: object[]) {
  const policy = parsePolicy({ Statement: statements });
  if (policy === 'malformed') throw new Error('malformed');
  return policy;
}
const open = (bucket: Partial<BucketAccess>) =>
  bucketExposure({ ...shut, ...bucket }, owner)
    .filter(({ blockedBy }) => blockedBy === null)
    .map(({ access }) => access);
const blocks = (bucket: Partial<BucketAccess>) => bucketExposure({ ...shut, ...bucket }, owner).map(({ blockedBy }) => blockedBy);

describe('exposure through the ACL', () => {
  it.each([
    ['READ', ['list']],
    ['WRITE', ['write']],
    ['READ_ACP', ['acl-read']],
    ['WRITE_ACP', ['acl-write']],
    ['FULL_CONTROL', ['list', 'write', 'acl-read', 'acl-write']],
  ] as const)('%s: %j', (permission, expected) => {
    expect(open({ acl: everyone(permission) })).toEqual(expected);
  });

  it('tells the two groups apart, and leaves the log writers out', () => {
    expect(bucketExposure({ ...shut, acl: everyone('READ', 'AuthenticatedUsers') }, owner)).toEqual([
      {
        access: 'list',
        via: 'acl',
        audience: 'any-aws-account',
        reason: "the bucket's ACL grants READ to AuthenticatedUsers",
        blockedBy: null,
      },
    ]);
    expect(
      open({
        acl: { grants: [{ Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/s3/LogDelivery' }, Permission: 'WRITE' }] },
      }),
    ).toEqual([]);
  });

  it('is ignored when ACLs are disabled', () => {
    expect(blocks({ acl: everyone('READ'), ownership: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } })).toEqual([
      'ACLs are disabled (BucketOwnerEnforced)',
    ]);
    expect(open({ acl: everyone('READ'), ownership: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] } })).toEqual(['list']);
  });

  it('is ignored by IgnorePublicAcls of either, not by BlockPublicAcls, which comes too late', () => {
    expect(blocks({ acl: everyone('READ'), publicAccessBlock: { IgnorePublicAcls: true } })).toEqual(['IgnorePublicAcls of the bucket']);
    expect(blocks({ acl: everyone('READ'), accountPublicAccessBlock: { IgnorePublicAcls: true } })).toEqual([
      'IgnorePublicAcls of the account',
    ]);
    expect(blocks({ acl: everyone('READ'), publicAccessBlock: { BlockPublicAcls: true, RestrictPublicBuckets: true } })).toEqual([null]);
  });

  it('is overruled by a Deny on all that the grant gives', () => {
    const deny = { Sid: 'D', Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'] };
    expect(blocks({ acl: everyone('WRITE'), policy: read(deny) })).toEqual(["the policy's Deny D"]);
    expect(open({ acl: everyone('READ'), policy: read({ ...deny, Resource: 'arn:aws:s3:::b/*' }) })).toEqual(['list']);
    expect(open({ acl: everyone('WRITE'), policy: read({ ...deny, Action: 's3:PutObject' }) })).toEqual(['write']);
    expect(open({ acl: everyone('WRITE'), policy: read({ ...deny, Resource: 'arn:aws:s3:::b/secret/*' }) })).toEqual(['write']);
    expect(open({ acl: everyone('READ'), policy: read({ ...deny, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }) })).toEqual([
      'list',
    ]);
  });
});

describe('exposure through the policy', () => {
  it.each<[unknown, unknown, string[]]>([
    ['s3:GetObject', 'arn:aws:s3:::b/*', ['read']],
    ['s3:GetObject', 'arn:aws:s3:::b/public/*', ['read']],
    ['s3:GetObject', 'arn:aws:s3:::b', []],
    ['s3:ListBucket', 'arn:aws:s3:::b', ['list']],
    ['s3:ListBucket', 'arn:aws:s3:::b/*', []],
    [
      ['s3:PutObject', 's3:ListBucket*'],
      ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'],
      ['list', 'write'],
    ],
    ['s3:PutBucketAcl', 'arn:aws:s3:::b', ['acl-write']],
    ['s3:PutBucketPolicy', 'arn:aws:s3:::b', ['configure']],
    ['s3:Get*', '*', ['read', 'acl-read']],
    ['s3:*', 'arn:aws:s3:::b*', ['list', 'read', 'write', 'acl-read', 'acl-write', 'configure']],
    ['s3:GetBucketLocation', 'arn:aws:s3:::b', []],
  ])('%j on %j: %j', (Action, Resource, expected) => {
    expect(open({ policy: read({ ...allow, Action, Resource }) })).toEqual(expected);
  });

  it('understands negation', () => {
    expect(
      open({ policy: read({ ...allow, Action: undefined, NotAction: ['s3:Put*', 's3:Delete*', 's3:Replicate*', 's3:ObjectOwner*'] }) }),
    ).toEqual(['read', 'acl-read']);
    expect(open({ policy: read({ ...allow, Action: 's3:ListBucket', Resource: undefined, NotResource: 'arn:aws:s3:::b/*' }) })).toEqual([
      'list',
    ]);
  });

  it('is shut by RestrictPublicBuckets of either, not by BlockPublicPolicy', () => {
    expect(blocks({ policy: read(allow), accountPublicAccessBlock: { RestrictPublicBuckets: true } })).toEqual([
      'RestrictPublicBuckets of the account',
    ]);
    expect(blocks({ policy: read(allow), publicAccessBlock: { RestrictPublicBuckets: true } })).toEqual([
      'RestrictPublicBuckets of the bucket',
    ]);
    expect(open({ policy: read(allow), publicAccessBlock: { BlockPublicPolicy: true, IgnorePublicAcls: true } })).toEqual(['read']);
  });

  it('says nothing of grants to one account', () => {
    expect(open({ policy: read({ ...allow, Principal: { AWS: '222222222222' } }) })).toEqual([]);
  });

  it('tells statements of the same name apart', () => {
    expect(
      open({
        policy: read({ ...allow, Principal: { AWS: '111111111111' } }, allow, {
          ...allow,
          Action: 's3:ListBucket',
          Resource: 'arn:aws:s3:::b',
        }),
      }),
    ).toEqual(['read', 'list']);
  });
});
