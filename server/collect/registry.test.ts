import { describe, expect, it } from 'vitest';
import { checks } from '@/server/checks/registry';
import { actionsOf, collectorOf, collectors, collectorsFor, declarationsOf, specOf } from './registry';

const bulk = 'tagging:GetResources';

describe('the collectors', () => {
  it('declare each operation once, or several of them the same one, each for types of its own', () => {
    for (const { operations } of collectors) {
      const own = operations.map(({ operation }) => operation);
      expect(own.filter((operation, index) => own.indexOf(operation) !== index)).toEqual([]);
    }
    const names = new Set(collectors.flatMap(({ operations }) => operations.map(({ operation }) => operation)));
    for (const operation of names) {
      const specs = declarationsOf(operation).map(({ spec }) => spec);
      // What is denied, and what it takes away, must not depend on who asks first.
      expect(new Set(specs.map((spec) => JSON.stringify([spec.level, actionsOf(spec)]))).size, operation).toBe(1);
      const types = specs.flatMap((spec) => spec.types);
      expect(new Set(types).size, operation).toBe(types.length);
    }
  });

  it('are named for a check by what it looks at, where several use an operation', () => {
    const headBucket = { needs: ['s3:HeadBucket'] } as const;
    const servicesFor = (...parts: Parameters<typeof collectorsFor>) => collectorsFor(...parts).map(({ service }) => service);
    expect(servicesFor({ ...headBucket, resourceType: 'AWS::S3::AccountSettings' })).toEqual(['s3']);
    expect(servicesFor({ ...headBucket, resourceType: 'AWS::CloudFront::Distribution' })).toEqual(['cloudfront']);
    expect(servicesFor({ ...headBucket, resourceType: 'AWS::IAM::User' })).toEqual(['s3', 'cloudfront']);
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
    // Making a report changes nothing but the report.
    const reports = 'GenerateCredentialReport$|GenerateServiceLastAccessedDetails$';
    for (const verb of verbs) expect(verb).toMatch(new RegExp(`^(GET$|BatchGet|Filter|Get|List|Describe|${reports})`));
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
