import { describe, expect, it } from 'vitest';
import { parsePolicy } from './parse';
import { deniesInsecureTransport, minimumTls } from './questions';

const arn = 'arn:aws:s3:::b';
const deny = {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: [arn, `${arn}/*`],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};

function read(...statements: object[]) {
  const policy = parsePolicy({ Statement: statements });
  if (policy === 'malformed') throw new Error('malformed');
  return policy;
}
const tls = (operator: string, version: unknown) => ({ ...deny, Condition: { [operator]: { 's3:TlsVersion': version } } });

describe('deniesInsecureTransport', () => {
  it.each<[string, object[], boolean]>([
    ['the usual form', [deny], true],
    ['a JSON boolean', [{ ...deny, Condition: { Bool: { 'aws:securetransport': false } } }], true],
    ['IfExists', [{ ...deny, Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } } }], true],
    ['compared as text', [{ ...deny, Condition: { StringNotEquals: { 'aws:SecureTransport': 'true' } } }], true],
    ['every principal as AWS', [{ ...deny, Principal: { AWS: '*' } }], true],
    ['every resource', [{ ...deny, Action: '*', Resource: '*' }], true],
    ['one wildcard over bucket and objects', [{ ...deny, Resource: `${arn}*` }], true],
    [
      'two statements, one each',
      [
        { ...deny, Resource: arn },
        { ...deny, Resource: [`${arn}/*`] },
      ],
      true,
    ],
    ['NotAction of another service', [{ ...deny, Action: undefined, NotAction: 'sqs:*' }], true],
    ['a Deny of everything at all', [{ ...deny, Condition: {} }], true],
    ['the objects alone', [{ ...deny, Resource: `${arn}/*` }], false],
    ['the bucket alone', [{ ...deny, Resource: arn }], false],
    ['another bucket', [{ ...deny, Resource: ['arn:aws:s3:::c', 'arn:aws:s3:::c/*'] }], false],
    ['some actions', [{ ...deny, Action: ['s3:GetObject', 's3:PutObject'] }], false],
    ['one account', [{ ...deny, Principal: { AWS: '222222222222' } }], false],
    ['HTTPS refused', [{ ...deny, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }], false],
    [
      'a second condition',
      [{ ...deny, Condition: { Bool: { 'aws:SecureTransport': 'false' }, StringLike: { 'aws:UserAgent': 'x' } } }],
      false,
    ],
    ['an Allow by HTTPS', [{ ...deny, Effect: 'Allow', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }], false],
    ['a TLS version that plain HTTP lacks', [tls('NumericLessThan', '1.2')], false],
    ['a TLS version, if there is one', [tls('NumericLessThanIfExists', 1.2)], true],
  ])('%s', (_, statements, expected) => {
    expect(deniesInsecureTransport(read(...statements), arn)).toBe(expected);
  });

  it('says no without a policy', () => {
    expect(deniesInsecureTransport(null, arn)).toBe(false);
  });

  it('works in China', () => {
    const china = 'arn:aws-cn:s3:::b';
    expect(deniesInsecureTransport(read({ ...deny, Resource: [china, `${china}/*`] }), china)).toBe(true);
  });
});

describe('minimumTls', () => {
  it('tells the version below which requests are refused', () => {
    expect(minimumTls(read(tls('NumericLessThan', '1.3')), arn)).toBe(1.3);
    expect(minimumTls(read(tls('NumericLessThan', [1.2, '1.3'])), arn)).toBe(1.3);
    expect(minimumTls(read({ ...tls('NumericLessThan', 1.2), Resource: `${arn}/*` }), arn)).toBeNull();
    expect(minimumTls(read(deny), arn)).toBeNull();
    expect(minimumTls(null, arn)).toBeNull();
  });
});
