import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from './parse';
import { deniesInsecureTransport, escalations, isAdmin, publicGrants, roleTrusts } from './questions';

const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

function statement(written: object) {
  const policy = parsePolicy({ Statement: written });
  if (policy === null || policy === 'malformed') throw new Error('expected a policy');
  return policy.statements[0];
}

describe('parsePolicy', () => {
  it.each([null, undefined, '', '  '])('says that there is none for %j', (document) => {
    expect(parsePolicy(document)).toBeNull();
  });

  it.each([
    ['text that is not JSON', '{"Statement":'],
    ['a list', '[]'],
    ['a JSON null', 'null'],
    ['broken URL encoding', '%7B%E0%A4%A'],
    ['a statement that is text', { Statement: 'Allow' }],
    ['no effect', { Statement: [{ Action: '*' }] }],
    ['an effect in lower case, which IAM refuses', { Statement: [{ ...allow, Effect: 'allow' }] }],
    ['no action', { Statement: [{ Effect: 'Allow', Resource: '*' }] }],
    ['an action that is an object', { Statement: [{ ...allow, Action: { a: 1 } }] }],
    ['a principal that is a number', { Statement: [{ ...allow, Principal: 7 }] }],
    ['a condition that is text', { Statement: [{ ...allow, Condition: 'x' }] }],
    ['a condition value that is an object', { Statement: [{ ...allow, Condition: { StringEquals: { k: {} } } }] }],
  ])('calls malformed: %s', (_, document) => {
    expect(parsePolicy(document)).toBe('malformed');
  });

  it('reads JSON, URL-encoded JSON and objects alike', () => {
    const object = { Version: '2012-10-17', Statement: [{ ...allow, Sid: 'One+Two %' }] };
    const text = JSON.stringify(object);
    expect(parsePolicy(text)).toEqual(parsePolicy(object));
    expect(parsePolicy(encodeURIComponent(text))).toEqual(parsePolicy(object));
  });

  it('takes single values for lists, and a single statement for a list', () => {
    expect(parsePolicy({ Statement: allow })).toEqual(
      parsePolicy({ Statement: [{ ...allow, Action: ['s3:GetObject'], Resource: ['*'] }] }),
    );
  });

  it('passes over empty statements, and takes a missing list for an empty one', () => {
    expect(parsePolicy({ Statement: [{}, allow] })).toMatchObject({ statements: [{ label: '#2' }] });
    expect(parsePolicy({ Version: '2012-10-17' })).toEqual({ version: '2012-10-17', statements: [] });
    expect(parsePolicy({ Statement: [] })).toMatchObject({ statements: [] });
  });

  it('reads every form of principal', () => {
    expect(statement({ ...allow, Principal: '*' })?.principals).toEqual([{ type: 'AWS', value: '*' }]);
    expect(statement({ ...allow, NotPrincipal: { AWS: ['1', 2], Service: 'a' } })?.notPrincipals).toEqual([
      { type: 'AWS', value: '1' },
      { type: 'AWS', value: '2' },
      { type: 'Service', value: 'a' },
    ]);
    expect(statement(allow)?.principals).toBeNull();
  });

  it('reads operators and keys in any case, with prefixes and suffixes, and scalars of any kind', () => {
    const conditions = statement({
      ...allow,
      Condition: {
        'forAnyValue:STRINGLIKEIFEXISTS': { 'AWS:PrincipalOrgPaths': 'o-1/*' },
        Bool: { 'aws:SecureTransport': [false, 'true'] },
      },
    })?.conditions;
    expect(conditions).toMatchObject([
      { operator: 'stringlike', set: 'any', ifExists: true, key: 'aws:principalorgpaths', values: ['o-1/*'] },
      { operator: 'bool', set: null, ifExists: false, key: 'aws:securetransport', values: ['false', 'true'] },
    ]);
  });

  it('never throws, nor does any question about what it returns', () => {
    const name = fc.constantFrom(
      'Statement',
      'Effect',
      'Action',
      'NotAction',
      'Resource',
      'Principal',
      'NotPrincipal',
      'Condition',
      'Sid',
      'AWS',
      'StringLike',
      '__proto__',
      'aws:sourceip',
    );
    const value = fc.constantFrom('Allow', 'Deny', '*', 's3:*', '', 'arn:aws:s3:::b/*', 'arn:', '::/0', null, 0, true);
    const tree = fc.letrec((tie) => ({
      node: fc.oneof({ maxDepth: 5 }, value, fc.array(tie('node'), { maxLength: 3 }), fc.dictionary(name, tie('node'), { maxKeys: 6 })),
    })).node;
    const statementLike = fc.record(
      { Effect: fc.constantFrom('Allow', 'Deny'), Action: tree, Resource: tree, Principal: tree, Condition: tree },
      { requiredKeys: ['Effect'] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), tree, fc.record({ Statement: fc.array(statementLike) }), fc.string()), (document) => {
        for (const form of [document, JSON.stringify(document)]) {
          const policy = parsePolicy(form as object | string | null);
          if (policy === 'malformed') continue;
          const owner = { account: '111111111111', partition: 'aws' };
          publicGrants(policy, owner);
          roleTrusts(policy, owner);
          deniesInsecureTransport(policy, 'arn:aws:s3:::b');
          isAdmin([policy]);
          escalations([policy]);
        }
      }),
      { numRuns: 400 },
    );
  });
});
