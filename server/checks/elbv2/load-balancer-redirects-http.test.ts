import { describe, expect, it } from 'vitest';
import type { BalancerListener } from '@/server/collect/elbv2/types';
import { balancerOf } from '../shared/balancer-testing';
import { refused } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './load-balancer-redirects-http';

const to = (Protocol: string) => [{ Type: 'redirect' as const, RedirectConfig: { Protocol, StatusCode: 'HTTP_301' as const } }];
const forward = [{ Type: 'forward' as const, TargetGroupArn: 'targets' }];
const fixed = [{ Type: 'fixed-response' as const, FixedResponseConfig: { StatusCode: '404' } }];
const http = (DefaultActions: BalancerListener['DefaultActions'], ...rules: (typeof forward | typeof fixed)[]): BalancerListener => ({
  Protocol: 'HTTP',
  Port: 80,
  DefaultActions,
  rules: rules.map((Actions, index) => ({ RuleArn: `rule-${index}`, Actions, Conditions: [] })),
});
const https: BalancerListener = { Protocol: 'HTTPS', Port: 443, DefaultActions: forward };

describe('elbv2/load-balancer-redirects-http', () => {
  it.each<[string, BalancerListener[], string]>([
    ['HTTPS alone', [https], 'pass'],
    ['a redirect beside it', [https, http(to('HTTPS'))], 'pass'],
    ['a redirect and a rule with a fixed answer', [http(to('HTTPS'), fixed)], 'pass'],
    ['forwarding', [https, http(forward)], 'fail'],
    ['a redirect that keeps the protocol', [http(to('#{protocol}'))], 'fail'],
    ['a redirect to HTTP', [http(to('HTTP'))], 'fail'],
    ['a redirect with a rule that forwards', [http(to('HTTPS'), forward)], 'fail'],
    ['a fixed answer by default', [http(fixed)], 'fail'],
    ['no default action', [http(undefined)], 'fail'],
    ['a redirect whose rules are missing', [{ ...http(to('HTTPS')), rules: undefined }], 'unknown'],
    ['nothing', [], 'not-applicable'],
  ])('%s: %#', (_, listeners, status) => expect(statusOf(check, balancerOf({ listeners }))).toBe(status));

  it('names the rule that goes round the redirect', () => {
    expect(verdictsOf(check, balancerOf({ listeners: [http(to('HTTPS'), fixed, forward)] }))[0]?.summary).toBe(
      'Port 80 serves plain HTTP: rule rule-1',
    );
  });

  it('is unknown when listeners or rules were refused, and not asked of network load balancers', () => {
    expect(statusOf(check, balancerOf({ listeners: undefined }))).toBe('unknown');
    expect(statusOf(check, balancerOf({ listeners: [https] }, [refused('elbv2:DescribeRules')]))).toBe('unknown');
    expect(statusOf(check, balancerOf({ Type: 'network', listeners: [http(forward)] }))).toBe('not-applicable');
  });
});
