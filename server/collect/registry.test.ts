import { describe, expect, it } from 'vitest';
import { checks } from '@/server/checks/registry';
import { actionsOf, collectorOf, collectors, specOf } from './registry';

const bulk = 'tagging:GetResources';

describe('the collectors', () => {
  it('declare each operation once, but for tags in bulk, on which no verdict stands', () => {
    const all = collectors.flatMap(({ operations }) => operations.map(({ operation }) => operation)).filter((each) => each !== bulk);
    expect(all.filter((operation, index) => all.indexOf(operation) !== index)).toEqual([]);
  });

  it('are not judged by tags in bulk, which belong to many', () => {
    expect(checks.filter(({ needs }) => needs.includes(bulk)).map(({ id }) => id)).toEqual([]);
  });

  it('enrich only types that they yield, and yield each type in one collector', () => {
    for (const { types, operations } of collectors)
      for (const spec of operations) expect(types).toEqual(expect.arrayContaining([...spec.types]));
    const types = collectors.flatMap((collector) => collector.types);
    expect(new Set(types).size).toBe(types.length);
  });

  it('only read', () => {
    const verbs = collectors.flatMap(({ operations }) => operations.flatMap(actionsOf)).map((action) => action.split(':')[1]);
    // Making the credential report changes nothing but the report.
    for (const verb of verbs) expect(verb).toMatch(/^(GET$|BatchGet|Get|List|Describe|GenerateCredentialReport$)/);
  });

  it('name IAM actions that differ from the operation', () => {
    expect(actionsOf(specOf('s3:ListBuckets'))).toEqual(['s3:ListAllMyBuckets']);
    expect(actionsOf(specOf('s3control:GetPublicAccessBlock'))).toEqual(['s3:GetAccountPublicAccessBlock']);
    expect(actionsOf(specOf('kms:ListKeys'))).toEqual(['kms:ListKeys']);
  });

  it('are found by operation', () => {
    expect(collectorOf('ec2:DescribeRegions').service).toBe('account');
    expect(() => collectorOf('ec2:RunInstances')).toThrow('No collector declares');
  });
});
