import { describe, expect, it } from 'vitest';
import { CoverageBook, otherRegions } from '@/server/checks/coverage';
import { checks } from '@/server/checks/registry';
import { collectors } from '@/server/collect/registry';
import { lookFor, verificationScope } from './scope-of';

const region = 'eu-central-1';
const check = (id: string) => {
  const found = checks.find((each) => each.id === id);
  if (!found) throw new Error(`no check ${id}`);
  return found;
};

describe('what has to be looked at to verify a finding', () => {
  it('is one service in one region where the check needs no more', () => {
    const volume = checks.find((each) => each.resourceType === 'AWS::EC2::Volume' && each.needs.length === 1 && !each.reads?.length);
    expect(verificationScope(check(volume?.id ?? ''), region)).toEqual({ services: ['ec2'], regions: [region] });
    const bucket = checks.find((each) => each.resourceType === 'AWS::S3::Bucket' && !each.reads?.length);
    expect(verificationScope(check(bucket?.id ?? ''), region)).toEqual({ services: ['s3'], regions: [region] });
  });

  it('is all regions for what lives in none', () => {
    const user = checks.find((each) => each.resourceType === 'AWS::IAM::User' && !each.reads?.length);
    expect(verificationScope(check(user?.id ?? ''), 'global')).toEqual({ services: ['iam'], regions: null });
  });

  it.each(checks.map((each) => [each.id, each] as const))('lets %s speak once all of it is seen', (_, each) => {
    const { services, regions } = verificationScope(each, region);
    const seen = regions ?? [region, 'us-east-1'];
    const book = new CoverageBook(collectors, seen, regions === null);
    for (const collector of collectors.filter(({ service }) => services.includes(service)))
      for (const place of collector.scope === 'global' ? ['global'] : seen)
        book.record(
          collector.service,
          place,
          collector.operations.map(({ operation }) => ({ operation, status: 'complete' as const, calls: 1 })),
        );
    expect(book.gapsFor(each, region).filter((gap) => gap.region !== otherRegions || regions === null)).toEqual([]);
    expect(book.gapsFor(each, region)).toEqual([]);
  });

  it('is one resource where the inventory has it, with the service that it comes from, and else all of the kind', () => {
    const key = check('kms/key-rotation-enabled');
    const arn = 'arn:aws:kms:eu-central-1:111122223333:key/1';
    expect(lookFor(key, region, { arn, service: 'kms' })).toEqual({ services: ['kms'], regions: [region], resource: arn });
    expect(lookFor(key, region, { arn, service: 'ec2' }).services).toEqual(['ec2', 'kms']);
    expect(lookFor(key, region, null)).toEqual({ services: ['kms'], regions: [region], resource: null });
  });
});
