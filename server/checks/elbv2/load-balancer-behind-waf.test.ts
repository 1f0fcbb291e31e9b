import { describe, expect, it } from 'vitest';
import type { Gap } from '@/server/collect/types';
import { balancerArn, balancerOf } from '../shared/balancer-testing';
import { refused } from '../shared/s3-testing';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './load-balancer-behind-waf';

const acl = (loadBalancers: readonly string[] | undefined, gaps: Gap[] = []) =>
  resourceOf('AWS::WAFv2::WebACL', {
    id: 'acl',
    gaps,
    data: { Name: 'shop', Id: 'acl', scope: 'REGIONAL', ...(loadBalancers && { loadBalancers }) },
  });

describe('elbv2/load-balancer-behind-waf', () => {
  it('passes where a web ACL of the region names it', () => {
    expect(statusOf(check, balancerOf(), { others: [acl(['other', balancerArn])] })).toBe('pass');
  });

  it('fails where none does, or there is none', () => {
    expect(statusOf(check, balancerOf(), { others: [acl(['other'])] })).toBe('fail');
    expect(statusOf(check, balancerOf(), { others: [] })).toBe('fail');
  });

  it('is not asked of network load balancers', () => {
    expect(statusOf(check, balancerOf({ Type: 'network' }), { others: [acl([balancerArn])] })).toBe('not-applicable');
  });

  it('is unknown where it was refused what a web ACL guards', () => {
    expect(statusOf(check, balancerOf(), { others: [acl(undefined, [refused('wafv2:ListResourcesForWebACL')])] })).toBe('unknown');
  });
});
