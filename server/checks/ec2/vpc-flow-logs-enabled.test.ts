import type { FlowLog } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { resourceOf, statusOf, testAccount, verdictsOf } from '../shared/testing';
import { check } from './vpc-flow-logs-enabled';

const vpc = (OwnerId: string | undefined = testAccount) => resourceOf('AWS::EC2::VPC', { id: 'vpc-1', data: { VpcId: 'vpc-1', OwnerId } });
const log = (data: FlowLog) =>
  resourceOf('AWS::EC2::FlowLog', {
    id: 'fl-1',
    data: { FlowLogId: 'fl-1', ResourceId: 'vpc-1', FlowLogStatus: 'ACTIVE', TrafficType: 'ALL', DeliverLogsStatus: 'SUCCESS', ...data },
  });

describe('ec2/vpc-flow-logs-enabled', () => {
  it.each<[FlowLog, string]>([
    [{}, 'pass'],
    [{ TrafficType: 'REJECT' }, 'pass'],
    [{ DeliverLogsStatus: undefined }, 'pass'],
    [{ TrafficType: 'ACCEPT' }, 'fail'],
    [{ FlowLogStatus: 'INACTIVE' }, 'fail'],
    [{ DeliverLogsStatus: 'FAILED' }, 'fail'],
    [{ ResourceId: 'subnet-1' }, 'fail'],
    [{ ResourceId: undefined }, 'fail'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, vpc(), { others: [log(data)] })).toBe(status);
  });

  it('fails without any', () => {
    expect(verdictsOf(check, vpc())[0]).toMatchObject({ status: 'fail', summary: 'The VPC has no flow log' });
  });

  it('does not speak for a VPC that another account shares', () => {
    expect(statusOf(check, vpc('999988887777'))).toBe('not-applicable');
  });
});
