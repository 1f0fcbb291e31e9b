import { describe, expect, it } from 'vitest';
import { createMixWorld, mixAccount, mixMain, mixRegions } from '@/sample-cloud/worlds/mix/mix-world';
import { inMixRegion, mixes } from '@/sample-cloud/worlds/mix/mixes';
import { lowerBounds, minimumCalls } from './minimum';

const shape = { regions: mixRegions, main: mixMain };

describe('what measured scans are held against', () => {
  it('asks of an empty account what every region is asked', () => {
    const { ec2, kms, lambda, cloudformation, ecs, tagging } = minimumCalls(mixes.empty, shape);
    expect({ ec2, kms, lambda, cloudformation, ecs, tagging }).toEqual({
      ec2: 26 * 17 + 1,
      kms: 2 * 17,
      lambda: 2 * 17,
      cloudformation: 17,
      ecs: 2 * 17,
      tagging: 0,
    });
  });

  it('counts a call for each thing that AWS tells only when it is named, and pages for the rest', () => {
    const { s3, kms, cloudtrail, cloudformation, lambda } = minimumCalls(mixes.large, shape);
    expect([s3, kms, cloudtrail]).toEqual([2 + 17 + 5 * 17 + 1 + 11 * 600, 2 * 17 + 3 * 400, 17 + 4 * 3]);
    expect(cloudformation).toBe(17 + 1_200 + 7);
    // 2,400 functions in the main region are 48 pages, 100 in each other one are 2.
    expect(lambda).toBe(2 * 17 + 2 * 4_000 + 47 + 16);
  });

  it('knows which of AWS’s buckets the large mix waits for', () => {
    const bounds = lowerBounds(mixes.large, shape, 0.08, 1);
    expect(bounds['Lambda control plane, 15 a second']).toBeCloseTo((2_400 + 48) / 15);
    expect(bounds['CloudFormation, 5 a second']).toBeCloseTo(720 / 5);
    expect(lowerBounds(mixes.large, shape, 0.08, 10)['CloudFormation, 5 a second']).toBeCloseTo(72 / 5);
  });

  it('spreads a mix over the regions without losing anything', () => {
    for (const count of [0, 1, 7, 600, 4_000])
      expect(mixRegions.reduce((sum, region) => sum + inMixRegion(count, region, mixRegions, mixMain), 0)).toBe(count);
  });

  it('is measured on an account that holds exactly the mix', () => {
    const [account] = createMixWorld({ anchor: new Date('2026-11-01T00:00:00Z'), mix: mixes.small }).accounts;
    const state = account?.at(new Date('2026-11-01T12:00:00Z'));
    const count = (type: Parameters<NonNullable<typeof state>['list']>[0], regions: readonly string[] = mixRegions) =>
      regions.reduce((sum, region) => sum + (state?.list(type, region).length ?? 0), 0);
    expect(account?.id).toBe(mixAccount);
    expect([count('AWS::EC2::Instance'), count('AWS::Lambda::Function'), count('AWS::S3::Bucket'), count('AWS::KMS::Key')]).toEqual([
      20, 50, 20, 25,
    ]);
    expect([count('AWS::RDS::DBSnapshot'), count('AWS::CloudFormation::Stack'), count('AWS::IAM::Role', ['global'])]).toEqual([30, 30, 80]);
    expect([count('AWS::ECR::Repository'), count('AWS::SNS::Topic'), count('AWS::SNS::Subscription'), count('AWS::SQS::Queue')]).toEqual([
      10, 12, 15, 12,
    ]);
    expect([count('AWS::ECS::Cluster'), count('AWS::ECS::Service'), count('AWS::ECS::TaskDefinition')]).toEqual([2, 8, 25]);
  });
});
