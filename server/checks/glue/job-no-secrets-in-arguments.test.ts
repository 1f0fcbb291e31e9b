import { describe, expect, it } from 'vitest';
import { foundSecret } from '../shared/found-secrets';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './job-no-secrets-in-arguments';

const subject = (secrets: readonly (typeof foundSecret)[] | undefined) =>
  resourceOf('AWS::Glue::Job', { data: { Name: 'j', ...(secrets && { secrets }) } });

describe('glue/job-no-secrets-in-arguments', () => {
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
