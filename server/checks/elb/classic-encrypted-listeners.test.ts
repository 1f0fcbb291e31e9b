import { describe, expect, it } from 'vitest';
import { classicOf } from '../shared/balancer-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './classic-encrypted-listeners';

const listening = (...protocols: (string | undefined)[]) =>
  classicOf({
    ListenerDescriptions: protocols.map((Protocol, index) => ({ Listener: { Protocol, LoadBalancerPort: 80 + index, InstancePort: 80 } })),
  });

describe('elb/classic-encrypted-listeners', () => {
  it.each([
    [['HTTPS', 'SSL'], 'pass'],
    [['https'], 'pass'],
    [['HTTPS', 'HTTP'], 'fail'],
    [['TCP'], 'fail'],
    [[undefined], 'unknown'],
    [[undefined, 'HTTP'], 'fail'],
    [[], 'not-applicable'],
  ])('%j: %s', (protocols, status) => expect(statusOf(check, listening(...protocols))).toBe(status));

  it('names the listener', () => {
    expect(verdictsOf(check, listening('HTTPS', 'HTTP'))[0]?.summary).toBe('Listener HTTP:81 takes what comes in plain form');
  });

  it('is unknown without a list', () => {
    expect(statusOf(check, classicOf({ ListenerDescriptions: undefined }))).toBe('unknown');
  });
});
