import { describe, expect, it } from 'vitest';
import { instance, networkAcl, permission, publicInstance, routeTable, securityGroup, terminated } from '../shared/ec2-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './instance-cifs-closed';

const group = (...rules: ReturnType<typeof permission>[]) => securityGroup({ IpPermissions: rules });
const smb = permission('tcp', [445, 445], '0.0.0.0/0');

describe('ec2/instance-cifs-closed', () => {
  it('fails when it is open and reachable', () => {
    const [verdict] = verdictsOf(check, publicInstance(), { others: [group(smb), routeTable([['0.0.0.0/0', 'igw-1']])] });
    expect(verdict).toMatchObject({
      status: 'fail',
      summary: 'Port 445 is open to 0.0.0.0/0',
      evidence: { reachable: true, open: [{ port: 445, groups: ['sg-1'], reachableAt: ['52.28.1.1'] }] },
    });
  });

  it('fails when the group is open, and says that the instance cannot be reached', () => {
    const others = [group(permission('tcp', [139, 445], '::/0')), routeTable([['0.0.0.0/0', 'nat-1']])];
    expect(verdictsOf(check, publicInstance(), { others })[0]).toMatchObject({ status: 'fail', evidence: { reachable: false } });
  });

  it.each([
    ['a trusted range', permission('tcp', [445, 445], '10.0.0.0/8'), 'pass'],
    ['another port', permission('tcp', [443, 443], '0.0.0.0/0'), 'pass'],
    ['everything', permission('-1', null, '0.0.0.0/0'), 'fail'],
    ['a prefix list', permission('tcp', [445, 445], 'pl-1'), 'unknown'],
  ])('%s: %s', (_, rule, status) => {
    expect(statusOf(check, publicInstance(), { others: [group(rule), networkAcl([])] })).toBe(status);
  });

  it('asks nothing of an instance that is gone, and copes with one without network', () => {
    expect(statusOf(check, publicInstance({ State: terminated }), { others: [group(smb)] })).toBe('not-applicable');
    expect(statusOf(check, instance(), { others: [group(smb)] })).toBe('pass');
    expect(statusOf(check, publicInstance())).toBe('unknown');
  });
});
