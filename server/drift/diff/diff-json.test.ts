import { describe, expect, it } from 'vitest';
import { diffJson } from './diff-json';

const rule = (port: number, cidr: string) => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port, CidrIp: cidr });
const policy = (...Statement: object[]) => ({ PolicyDocument: { Version: '2012-10-17', Statement } });

describe('comparing two configurations', () => {
  it.each<[string, unknown, unknown]>([
    [
      'sets in another order',
      { SecurityGroupIngress: [rule(22, 'a'), rule(80, 'b')] },
      { SecurityGroupIngress: [rule(80, 'b'), rule(22, 'a')] },
    ],
    ['numbers and booleans as text', { Timeout: '10', Enabled: 'true' }, { Timeout: 10, Enabled: true }],
    ['a property that is null and one that is not there', { KmsKeyId: null }, {}],
    [
      'a policy as text and as a document',
      { Policy: '{"Statement":[{"Action":"s3:Get"}]}' },
      { Policy: { Statement: [{ Action: ['s3:Get'] }] } },
    ],
    ['one action and a list of one', policy({ Action: 's3:Get' }), policy({ Action: ['s3:Get'] })],
    ['keys in another order', { a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }],
    [
      'members with an identity in another order',
      { Volumes: [{ Id: 'a', Size: 1 }, { Id: 'b' }] },
      { Volumes: [{ Id: 'b' }, { Id: 'a', Size: 1 }] },
    ],
    ['statements in another order', policy({ Sid: 'a' }, { Sid: 'b' }), policy({ Sid: 'b' }, { Sid: 'a' })],
  ])('finds nothing in %s', (_, before, after) => {
    expect(diffJson(before, after)).toEqual([]);
    expect(diffJson(after, before)).toEqual([]);
  });

  it('tells a rule that was opened from one that was added', () => {
    const before = { SecurityGroupIngress: [rule(22, '198.51.100.0/28'), rule(443, '0.0.0.0/0')] };
    const after = { SecurityGroupIngress: [rule(8443, '10.0.0.0/8'), rule(443, '0.0.0.0/0'), rule(22, '0.0.0.0/0')] };
    expect(diffJson(before, after)).toEqual([
      { path: '/SecurityGroupIngress/0/CidrIp', kind: 'changed', before: '198.51.100.0/28', after: '0.0.0.0/0' },
      { path: '/SecurityGroupIngress/0', kind: 'added', after: rule(8443, '10.0.0.0/8') },
    ]);
  });

  it('counts equal members of a set', () => {
    expect(diffJson({ Tags: ['a', 'a'] }, { Tags: ['a'] })).toEqual([{ path: '/Tags/1', kind: 'removed', before: 'a' }]);
  });

  it('minds the order of other lists', () => {
    expect(diffJson({ Command: ['a', 'b'] }, { Command: ['b', 'a'] })).toHaveLength(2);
  });

  it('names what appeared and what went', () => {
    expect(diffJson({ a: 1, gone: true }, { a: 1, 'new/key': { b: 2 } })).toEqual([
      { path: '/gone', kind: 'removed', before: true },
      { path: '/new~1key', kind: 'added', after: { b: 2 } },
    ]);
  });

  it('finds the one action that was widened', () => {
    expect(diffJson(policy({ Sid: 'x', Action: ['s3:Get', 's3:Put'] }), policy({ Sid: 'x', Action: ['s3:*', 's3:Put'] }))).toEqual([
      { path: '/PolicyDocument/Statement/0/Action/0', kind: 'removed', before: 's3:Get' },
      { path: '/PolicyDocument/Statement/0/Action/0', kind: 'added', after: 's3:*' },
    ]);
  });

  it('stops somewhere', () => {
    const big = Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`k${index}`, index]));
    expect(diffJson(big, {})).toHaveLength(500);
  });
});
