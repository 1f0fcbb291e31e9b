import { describe, expect, it } from 'vitest';
import { foundSecret } from '../shared/found-secrets';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './launch-template-no-secrets';

type Found = readonly (typeof foundSecret)[] | undefined;
const template = (...found: Found[]) =>
  resourceOf('AWS::EC2::LaunchTemplate', {
    id: 'lt-1',
    data: { versions: found.map((secrets, at) => ({ VersionNumber: at + 1, LaunchTemplateData: {}, ...(secrets && { secrets }) })) },
  });

describe('ec2/launch-template-no-secrets', () => {
  it.each<[string, Found[], string]>([
    ['nothing found', [[], []], 'pass'],
    ['in one of two', [[], [foundSecret]], 'fail'],
    ['one not read', [[], undefined], 'unknown'],
    ['one not read, found in the other', [[foundSecret], undefined], 'fail'],
    ['no version', [], 'unknown'],
  ])('%s', (_, found, status) => expect(statusOf(check, template(...found))).toBe(status));

  it('tells the version', () => {
    expect(verdictsOf(check, template([], [foundSecret]))[0]?.summary).toContain(`version 2, ${foundSecret.place}`);
  });
});
