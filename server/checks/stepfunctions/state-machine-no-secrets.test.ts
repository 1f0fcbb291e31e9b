import { describe, expect, it } from 'vitest';
import { foundSecret } from '../shared/found-secrets';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './state-machine-no-secrets';

const subject = (secrets: readonly (typeof foundSecret)[] | undefined) =>
  resourceOf('AWS::StepFunctions::StateMachine', { data: { ...(secrets && { secrets }) } });

describe('stepfunctions/state-machine-no-secrets', () => {
  it.each([
    ['nothing found', [], 'pass'],
    ['found', [foundSecret], 'fail'],
    ['not read', undefined, 'unknown'],
  ])('%s', (_, secrets, status) => expect(statusOf(check, subject(secrets))).toBe(status));

  it('tells where, and nothing of the value', () => {
    const [verdict] = verdictsOf(check, subject([foundSecret]));
    expect(verdict?.summary).toContain(foundSecret.place);
    expect(verdict?.evidence).toMatchObject({ secrets: [{ place: foundSecret.place, masked: foundSecret.masked }] });
  });
});
