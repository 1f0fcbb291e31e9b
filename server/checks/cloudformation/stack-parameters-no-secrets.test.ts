import { describe, expect, it } from 'vitest';
import { stack } from '../shared/stack-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './stack-parameters-no-secrets';

const parameters = (...pairs: [string?, string?][]) =>
  stack({ Parameters: pairs.map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })) });

describe('cloudformation/stack-parameters-no-secrets', () => {
  it.each([
    ['masked by NoEcho', parameters(['DbPassword', '****']), 'pass'],
    ['the name of a secret', parameters(['DbSecretName', 'production-database']), 'pass'],
    ['in clear', parameters(['DbPassword', 'correct-horse-battery']), 'fail'],
    ['odd ones', parameters([undefined, undefined], ['Password']), 'pass'],
    ['none', parameters(), 'not-applicable'],
    ['none told', stack(), 'not-applicable'],
  ])('%s', (_, resource, status) => {
    expect(statusOf(check, resource)).toBe(status);
  });

  it('keeps the value to itself', () => {
    expect(JSON.stringify(verdictsOf(check, parameters(['DbPassword', 'correct-horse-battery'])))).not.toContain('horse');
  });
});
