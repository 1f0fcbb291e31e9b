import type { Cluster } from '@aws-sdk/client-emr';
import { describe, expect, it } from 'vitest';
import type { Gap } from '@/server/collect/types';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './cluster-primary-node-private';

const cluster = (data: Cluster = {}, gaps: Gap[] = []) =>
  resourceOf('AWS::EMR::Cluster', { id: 'j-1', data: { Id: 'j-1', Status: { State: 'WAITING' }, ...data }, gaps });
const node = (id: string, role: string | null, PublicIpAddress?: string, of = 'j-1', state: 'running' | 'terminated' = 'running') =>
  resourceOf('AWS::EC2::Instance', {
    id,
    tags: { 'aws:elasticmapreduce:job-flow-id': of, ...(role && { 'aws:elasticmapreduce:instance-group-role': role }) },
    data: { InstanceId: id, State: { Name: state }, ...(PublicIpAddress && { PublicIpAddress }) },
  });

describe('emr/cluster-primary-node-private', () => {
  it.each([
    ['a private primary node', {}, [node('i-1', 'MASTER')], 'pass'],
    ['a public primary node', {}, [node('i-1', 'MASTER', '203.0.113.5')], 'fail'],
    ['one of three primary nodes public', {}, [node('i-1', 'MASTER'), node('i-2', 'MASTER', '203.0.113.5')], 'fail'],
    ['a public node that is not the primary one', {}, [node('i-1', 'MASTER'), node('i-2', 'CORE', '203.0.113.5')], 'pass'],
    ['a public node of another cluster', {}, [node('i-1', 'MASTER'), node('i-2', 'MASTER', '203.0.113.5', 'j-2')], 'pass'],
    ['a public one that is gone', {}, [node('i-1', 'MASTER'), node('i-0', 'MASTER', '203.0.113.5', 'j-1', 'terminated')], 'pass'],
    ['a fleet without a public node', {}, [node('i-1', null), node('i-2', null)], 'pass'],
    ['a fleet with some public node', {}, [node('i-1', null), node('i-2', null, '203.0.113.5')], 'unknown'],
    ['a public name', { MasterPublicDnsName: 'ec2-203-0-113-5.eu-central-1.compute.amazonaws.com' }, [], 'fail'],
    ['a private name alone', { MasterPublicDnsName: 'ip-10-0-0-5.eu-central-1.compute.internal' }, [], 'unknown'],
    ['no node that we see', {}, [], 'unknown'],
    [
      'a cluster that is going away',
      { Status: { State: 'TERMINATING' as const } },
      [node('i-1', 'MASTER', '203.0.113.5')],
      'not-applicable',
    ],
  ])('%s', (_, data, others, status) => {
    expect(statusOf(check, cluster(data), { others })).toBe(status);
  });

  it('is unknown when the cluster could not be described', () => {
    const gap = { operation: 'emr:DescribeCluster', kind: 'denied', code: 'AccessDeniedException' } as const;
    expect(statusOf(check, cluster({}, [gap]), { others: [node('i-1', 'MASTER')] })).toBe('unknown');
  });

  it('names the node and its address', () => {
    const [verdict] = verdictsOf(check, cluster(), { others: [node('i-1', 'MASTER', '203.0.113.5')] });
    expect(verdict?.evidence?.nodes).toEqual([{ instance: 'i-1', publicAddress: '203.0.113.5' }]);
  });
});
