import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from './parse';
import { adminGrants, allowsActions, escalations } from './questions';
import { isAllowed, type ReferenceStatement, type Request } from './reference-evaluator';

const actions = ['s3:GetObject', 's3:PutObject', 'iam:PutUserPolicy', 'iam:PassRole', 'ec2:RunInstances', 'aa:Aa', 'zz:Zz'];
const resources = ['arn:aws:s3:::b/x', 'arn:aws:s3:::b/y', 'arn:aws:iam::111111111111:user/u'];

const statement: fc.Arbitrary<ReferenceStatement> = fc
  .record({
    effect: fc.constantFrom<('Allow' | 'Deny')[]>('Allow', 'Allow', 'Deny'),
    what: fc.constantFrom<Partial<ReferenceStatement>[]>(
      { Action: ['*'] },
      { Action: ['s3:*'] },
      { Action: ['S3:GetObject', 'iam:*'] },
      { Action: ['*:P*'] },
      { NotAction: ['iam:*'] },
      { NotAction: ['s3:Get*', 'iam:Pass*'] },
    ),
    where: fc.constantFrom<Partial<ReferenceStatement>[]>(
      { Resource: ['*'] },
      { Resource: ['arn:aws:s3:::b/*'] },
      { NotResource: ['arn:aws:s3:::b/x'] },
    ),
    isConditional: fc.boolean(),
  })
  .map(({ effect, what, where, isConditional }) => ({
    Sid: '',
    Effect: effect,
    ...what,
    ...where,
    Condition: (isConditional ? { Bool: { 'aws:MultiFactorAuthPresent': ['true'] } } : {}) as ReferenceStatement['Condition'],
  }));
const statements = fc.array(statement, { maxLength: 4 });

function read(written: readonly object[]) {
  const policy = parsePolicy({ Statement: written });
  if (policy === 'malformed') throw new Error('malformed');
  return policy;
}
/** With MFA and without: what either lets through counts as allowed. */
const contexts: Request['context'][] = [{ 'aws:multifactorauthpresent': ['true'] }, {}];
const mayDo = (written: readonly ReferenceStatement[], action: string, resource: string) =>
  contexts.some((context) => isAllowed(written, { names: [], action, resource, context }));

describe('identity policies against single requests', () => {
  it('finds whatever is allowed on some resource', () => {
    fc.assert(
      fc.property(statements, fc.constantFrom(...actions), fc.constantFrom(...resources), (written, action, resource) => {
        if (mayDo(written, action, resource)) expect(allowsActions([read(written)], [action])).not.toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('agrees on a single resource, in policies without conditions', () => {
    fc.assert(
      fc.property(statements, fc.constantFrom(...actions), fc.constantFrom(...resources), (written, action, resource) => {
        const plain = written.map((one) => ({ ...one, Condition: {} }));
        expect(allowsActions([read(plain)], [action], { resource }).length > 0).toBe(mayDo(plain, action, resource));
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same answer however statements are spread over policies', () => {
    fc.assert(
      fc.property(statements, (written) => {
        const together = [read(written)];
        const apart = written.map((one) => read([one]));
        expect(escalations(apart).map(({ id }) => id)).toEqual(escalations(together).map(({ id }) => id));
        expect(adminGrants(apart)).toHaveLength(adminGrants(together).length);
      }),
    );
  });

  it('never finds more after a Deny', () => {
    fc.assert(
      fc.property(statements, statement, (written, more) => {
        const denied = [...written, { ...more, Effect: 'Deny' }];
        const ids = (list: readonly object[]) => escalations([read(list)]).map(({ id }) => id);
        expect(ids(written)).toEqual(expect.arrayContaining(ids(denied)));
        if (adminGrants([read(written)]).length === 0) expect(adminGrants([read(denied)])).toEqual([]);
      }),
    );
  });

  it('takes no one for an administrator who may not do nearly everything', () => {
    fc.assert(
      fc.property(statements, (written) => {
        // Several Denies that only together cover everything are not seen through: a finding too many, never one too few.
        fc.pre(written.filter((each) => each.Effect === 'Deny').length <= 1);
        if (adminGrants([read(written)]).length === 0) return;
        for (const action of ['aa:Aa', 'zz:Zz']) expect(resources.some((resource) => mayDo(written, action, resource))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
