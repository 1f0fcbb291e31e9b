import { expect, it } from 'vitest';
import { pathsOf, tryKind } from '../testing/try-kind';
import { allow, anywhere, balancer, fromBalancer, group, inspected, instance, network, role, secret } from '../testing/world';
import { instanceVulnerablePower as kind } from './instance-vulnerable-power';

const reader = role([allow('secretsmanager:GetSecretValue')]);
const web = [...network(), group([anywhere(443)]), instance(), reader, secret()];

tryKind(kind, {
  bad: [...web, inspected('i-1')],
  good: {
    'where Inspector found nothing': web,
    'where it found what is grave to nobody': [...web, inspected('i-1', { severity: 'MEDIUM' })],
    'where a high one is exploited by nobody': [...web, inspected('i-1', { severity: 'HIGH', exploit: false, epss: 0.01 })],
    'where it found that a port is open, and no more': [...web, inspected('i-1', { kind: 'NETWORK_REACHABILITY' })],
    'where the instance is another one': [...web, inspected('i-2')],
    'which the internet does not reach': [...network(), group([]), instance(), reader, secret(), inspected('i-1')],
  },
  fix: /^Update on web: log4j-core 2.15.0/,
  over: ['Internet', 'web', 'app', 'shop/database'],
  possible: /vulnerable package/,
});

it('is found behind a load balancer, too', () => {
  const hidden = instance({ PublicIpAddress: undefined });
  const behind = [...network(), ...balancer([{ Id: 'i-1' }]), group([fromBalancer]), hidden, reader, secret(), inspected('i-1')];
  expect(pathsOf(kind, behind)[0]?.detail.nodes.map(({ name }) => name)).toContain('front');
});

it('weighs an exploit that is known more than none, and names no update where there is none', () => {
  const found = (data: object) => pathsOf(kind, [...web, inspected('i-1', data)])[0];
  const quiet = found({ exploit: null, epss: null, packages: [{ name: 'zlib', version: '1', fixedIn: null }] });
  expect(found({})?.score).toBeGreaterThan(quiet?.score ?? 100);
  expect(quiet?.detail.fix.text).not.toMatch(/Update/);
});
