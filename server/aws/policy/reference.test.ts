import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from './parse';
import { crossAccountGrants, limitedGrants, publicGrants, servicePrincipalGrants } from './questions';
import { isAllowed, type ReferenceStatement, type Request } from './reference-evaluator';

/** A tiny world: who there is, where they call from, what they ask for. */
const owner = { account: '111111111111', partition: 'aws' };
const ownOrg = 'o-abcdefghij';
const office = '203.0.113.7';
const addresses = ['81.2.3.4', '200.1.1.1'];

interface Caller {
  account: string | null;
  org: string | null;
}
const strangers: Caller[] = [
  { account: '999999999999', org: null },
  { account: '888888888888', org: 'o-zzzzzzzzzz' },
  { account: null, org: null },
];
const partner: Caller = { account: '222222222222', org: null };

function requests(caller: Caller, ips: readonly string[], endpoints: readonly (string | null)[]): Request[] {
  const { account, org } = caller;
  const arn = `arn:aws:iam::${account}:role/app`;
  const who: Record<string, string[]> =
    account === null ? {} : { 'aws:principalaccount': [account], 'aws:principalarn': [arn], 'aws:principalisawsservice': ['false'] };
  if (org !== null) Object.assign(who, { 'aws:principalorgid': [org], 'aws:principalorgpaths': [`${org}/r-ab12/`] });
  const names = account === null ? [] : [account, arn, `arn:aws:iam::${account}:root`];
  return ips.flatMap((ip) =>
    endpoints.flatMap((endpoint) =>
      [['x'], ['y'], undefined].flatMap((agent) =>
        asked.map(([action, resource]) => ({
          names,
          action,
          resource,
          context: {
            ...who,
            'aws:sourceip': [ip],
            'aws:securetransport': ['true'],
            ...(endpoint && { 'aws:sourcevpce': [endpoint] }),
            ...(agent && { 'aws:useragent': agent }),
          },
        })),
      ),
    ),
  );
}
const asked = ['s3:GetObject', 's3:PutObject', 'sqs:SendMessage'].flatMap((action) =>
  ['arn:aws:s3:::b/x', 'arn:aws:s3:::b/y', 'arn:aws:s3:::c/z'].map((resource) => [action, resource] as const),
);
const strangersRequests = strangers.flatMap((caller) => requests(caller, addresses, [null, 'vpce-0ff']));
const partnersRequests = requests(partner, [...addresses, office], [null, 'vpce-0aa']);
const deputysRequests: Request[] = asked.map(([action, resource]) => ({
  names: ['cloudtrail.amazonaws.com'],
  action,
  resource,
  context: {
    'aws:principalisawsservice': ['true'],
    'aws:securetransport': ['true'],
    'aws:sourceaccount': ['999999999999'],
    'aws:sourcearn': ['arn:aws:cloudtrail:eu-west-1:999999999999:trail/t'],
  },
}));

type Test = [operator: string, key: string, ...values: string[]];
/** Each alone is satisfiable by a stranger, and all of them together. */
const looseTests: Test[] = [
  ['StringLike', 'aws:UserAgent', 'x*'],
  ['StringNotEquals', 'aws:PrincipalAccount', '222222222222'],
  ['StringEqualsIfExists', 'aws:PrincipalOrgID', ownOrg],
  ['ForAllValues:StringLike', 'aws:PrincipalOrgPaths', `${ownOrg}/*`],
  ['IpAddress', 'aws:SourceIp', '0.0.0.0/0'],
  ['IpAddress', 'aws:SourceIp', '0.0.0.0/1', '128.0.0.0/1'],
  ['NotIpAddress', 'aws:SourceIp', '203.0.113.0/24'],
  ['StringEqualsIfExists', 'aws:SourceVpce', 'vpce-0aa'],
  ['Bool', 'aws:SecureTransport', 'true'],
];
const tightTests: Test[] = [
  ['StringEquals', 'aws:PrincipalAccount', owner.account],
  ['StringEquals', 'aws:PrincipalAccount', owner.account, '222222222222'],
  ['StringEquals', 'aws:PrincipalOrgID', ownOrg],
  ['ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', `${ownOrg}/*`],
  ['ArnLike', 'aws:PrincipalArn', `arn:aws:iam::${owner.account}:role/*`],
  ['IpAddress', 'aws:SourceIp', '203.0.113.0/24'],
  ['StringEquals', 'aws:SourceVpce', 'vpce-0aa'],
  ['StringEquals', 'aws:SourceAccount', owner.account],
  ['Bool', 'aws:PrincipalIsAWSService', 'true'],
];
const denyTests: Test[] = [
  ['StringNotEquals', 'aws:PrincipalOrgID', ownOrg],
  ['StringNotEqualsIfExists', 'aws:PrincipalAccount', owner.account],
  ['StringNotEquals', 'aws:PrincipalAccount', owner.account, '222222222222'],
  ['NotIpAddress', 'aws:SourceIp', '203.0.113.0/24'],
  ['NotIpAddress', 'aws:SourceIp', '0.0.0.0/0'],
  ['BoolIfExists', 'aws:PrincipalIsAWSService', 'false'],
  ['Bool', 'aws:PrincipalIsAWSService', 'false'],
  ['Bool', 'aws:SecureTransport', 'false'],
  ['ForAnyValue:StringNotLike', 'aws:PrincipalOrgPaths', `${ownOrg}/*`],
  ['ForAllValues:StringNotLike', 'aws:PrincipalOrgPaths', `${ownOrg}/*`],
  ['StringNotEquals', 'aws:SourceVpce', 'vpce-0aa'],
  ['StringNotLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/app'],
];
const wildTests: Test[] = [
  ['Null', 'aws:PrincipalOrgID', 'false'],
  ['Null', 'aws:PrincipalOrgID', 'true'],
  ['Null', 'aws:SourceAccount', 'false'],
  ['StringNotEquals', 'aws:UserAgent', 'x'],
  ['StringNotEqualsIfExists', 'aws:SourceAccount', owner.account],
  ['ArnNotLike', 'aws:SourceArn', `arn:aws:*:*:${owner.account}:*`],
  ['StringLike', 'aws:PrincipalArn', '*'],
];

const statement = (Effect: 'Allow' | 'Deny', tests: readonly Test[]): fc.Arbitrary<ReferenceStatement> =>
  fc
    .record({
      who: fc.constantFrom<Partial<ReferenceStatement>[]>(
        { Principal: { AWS: ['*'] } },
        { Principal: { AWS: ['*'] } },
        { Principal: { AWS: ['222222222222'] } },
        { Principal: { Service: ['cloudtrail.amazonaws.com'] } },
        { NotPrincipal: { AWS: ['arn:aws:iam::222222222222:root'] } },
        { Principal: { AWS: [owner.account] } },
      ),
      what: fc.constantFrom<Partial<ReferenceStatement>[]>(
        { Action: ['*'] },
        { Action: ['s3:*'] },
        { Action: ['s3:GetObject'] },
        { Action: ['s3:Get*', 'sqs:*'] },
        { Action: ['S3:putobject'] },
        { NotAction: ['s3:Get*'] },
      ),
      where: fc.constantFrom<Partial<ReferenceStatement>[]>(
        { Resource: ['*'] },
        { Resource: ['arn:aws:s3:::b/*'] },
        { Resource: ['arn:aws:s3:::b/x'] },
        { NotResource: ['arn:aws:s3:::b/x'] },
      ),
      tests: fc.uniqueArray(fc.constantFrom(...tests), { maxLength: 3, selector: ([operator, key]) => `${operator} ${key}` }),
    })
    .map(({ who, what, where, tests: chosen }) => {
      const Condition: ReferenceStatement['Condition'] = {};
      for (const [operator, key, ...values] of chosen) Condition[operator] = { ...Condition[operator], [key]: values };
      return { Sid: '', Effect, ...who, ...what, ...where, Condition };
    });
const named = (statements: readonly ReferenceStatement[]) => statements.map((one, index) => ({ ...one, Sid: `S${index}` }));
const anyTests = [...looseTests, ...tightTests, ...denyTests, ...wildTests];
const anyPolicy = fc
  .array(
    fc.oneof(statement('Allow', anyTests), statement('Allow', looseTests), statement('Deny', anyTests), statement('Deny', denyTests)),
    { maxLength: 4 },
  )
  .map(named);

function read(statements: readonly object[]) {
  const policy = parsePolicy({ Statement: statements });
  if (policy === 'malformed') throw new Error('malformed');
  return policy;
}
const isPublic = (statements: readonly object[]) => publicGrants(read(statements), owner).length > 0;
const admits = (statements: readonly ReferenceStatement[], list: readonly Request[]) =>
  list.some((request) => isAllowed(statements, request));

describe('against single requests in a tiny world', () => {
  it('calls public whatever lets a stranger in', () => {
    fc.assert(
      fc.property(anyPolicy, (statements) => {
        if (admits(statements, strangersRequests)) expect(isPublic(statements)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('calls public nothing else, for one Allow and at most one Deny', () => {
    const simple = fc
      .tuple(statement('Allow', [...looseTests, ...tightTests]), fc.option(statement('Deny', denyTests)))
      .map(([allow, deny]) => named(deny === null ? [allow] : [allow, deny]));
    let publicOnes = 0;
    fc.assert(
      fc.property(simple, (statements) => {
        const found = isPublic(statements);
        if (found) publicOnes += 1;
        expect(found).toBe(admits(statements, strangersRequests));
      }),
      { numRuns: 1500 },
    );
    expect(publicOnes).toBeGreaterThan(100);
  });

  it('reports every grant that a named outside account can use', () => {
    fc.assert(
      fc.property(anyPolicy, (statements) => {
        if (!admits(statements, partnersRequests)) return;
        const policy = read(statements);
        expect([...publicGrants(policy, owner), ...crossAccountGrants(policy, owner), ...limitedGrants(policy, owner)]).not.toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('reports every grant that a service can use for a stranger', () => {
    fc.assert(
      fc.property(anyPolicy, (statements) => {
        if (!admits(statements, deputysRequests)) return;
        const policy = read(statements);
        expect([...publicGrants(policy, owner), ...servicePrincipalGrants(policy, owner)]).not.toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('properties of the questions', () => {
  const pairs = (statements: readonly object[]) =>
    publicGrants(read(statements), owner).flatMap(({ statement: label, actions, resources }) =>
      actions.flatMap((action) => resources.map((resource) => `${label} ${action} ${resource}`)),
    );

  it('a Deny more never opens anything', () => {
    fc.assert(
      fc.property(anyPolicy, statement('Deny', anyTests), (statements, deny) => {
        expect(pairs(statements)).toEqual(expect.arrayContaining(pairs([...statements, { ...deny, Sid: 'more' }])));
      }),
    );
  });

  it('the order of statements does not matter', () => {
    fc.assert(
      fc.property(
        anyPolicy.chain((statements) =>
          fc.tuple(fc.constant(statements), fc.shuffledSubarray(statements, { minLength: statements.length })),
        ),
        ([statements, shuffled]) => {
          expect(pairs(shuffled).sort()).toEqual(pairs(statements).sort());
        },
      ),
    );
  });

  it('a wider wildcard in an Allow never closes anything', () => {
    fc.assert(
      fc.property(anyPolicy, fc.nat(10), (statements, length) => {
        const widen = (one: ReferenceStatement) =>
          one.Effect === 'Allow' && one.Action ? { ...one, Action: one.Action.map((action) => `${action.slice(0, length)}*`) } : one;
        if (isPublic(statements)) expect(isPublic(statements.map(widen))).toBe(true);
      }),
    );
  });

  it('an Allow without one of its conditions lets in no fewer', () => {
    fc.assert(
      fc.property(anyPolicy, fc.constantFrom(...anyTests), (statements, [operator]) => {
        const loosen = (one: ReferenceStatement) => {
          const { [operator]: _, ...Condition } = one.Condition;
          return one.Effect === 'Allow' ? { ...one, Condition } : one;
        };
        expect(pairs(statements.map(loosen))).toEqual(expect.arrayContaining(pairs(statements)));
      }),
      { numRuns: 1000 },
    );
  });
});
