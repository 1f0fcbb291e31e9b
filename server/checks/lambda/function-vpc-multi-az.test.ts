import { describe, expect, it } from 'vitest';
import { lambda } from '../shared/lambda-testing';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './function-vpc-multi-az';

const subnet = (id: string, AvailabilityZone: string) => resourceOf('AWS::EC2::Subnet', { id, data: { SubnetId: id, AvailabilityZone } });
const others = [subnet('subnet-a', 'eu-central-1a'), subnet('subnet-a2', 'eu-central-1a'), subnet('subnet-b', 'eu-central-1b')];
const within = (...SubnetIds: string[]) => lambda({ VpcConfig: { VpcId: 'vpc-1', SubnetIds } });

describe('lambda/function-vpc-multi-az', () => {
  it.each([
    [['subnet-a', 'subnet-b'], 'pass'],
    [['subnet-a', 'subnet-b', 'subnet-gone'], 'pass'],
    [['subnet-a', 'subnet-a2'], 'fail'],
    [['subnet-a'], 'fail'],
    [['subnet-a', 'subnet-gone'], 'unknown'],
    [[], 'not-applicable'],
  ])('%j: %s', (ids, status) => {
    expect(statusOf(check, within(...ids), { others })).toBe(status);
  });

  it('leaves out functions that are in no VPC', () => {
    expect(statusOf(check, lambda(), { others })).toBe('not-applicable');
  });

  it('takes the number of zones that a team sets', () => {
    expect(statusOf(check, within('subnet-a', 'subnet-b'), { others, parameters: { zones: 3 } })).toBe('fail');
  });

  it('names the zone', () => {
    expect(verdictsOf(check, within('subnet-a'), { others })[0]?.summary).toBe('The function can run in eu-central-1a only');
  });
});
