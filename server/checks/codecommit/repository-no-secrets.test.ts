import { describe, expect, it } from 'vitest';
import type { Looked } from '@/server/workloads/content/types';
import { looks } from '../shared/looked-testing';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './repository-no-secrets';

const subject = (files: Looked | undefined) =>
  resourceOf('AWS::CodeCommit::Repository', { data: { repositoryName: 'a', ...(files && { tip: 'abc', files }) } });

describe('codecommit/repository-no-secrets', () => {
  it.each(looks)('%s', (_, looked, status) => expect(statusOf(check, subject(looked))).toBe(status));

  it('says that reading is off, and what was not seen', () => {
    expect(verdictsOf(check, subject(undefined))[0]?.summary).toContain('is off for this account');
    expect(verdictsOf(check, subject(looks[3]?.[1]))[0]?.summary).toContain('not looked at: what comes after 50 MB');
  });

  it('has nothing to look at in a repository without commits', () =>
    expect(statusOf(check, resourceOf('AWS::CodeCommit::Repository', { data: { repositoryName: 'a', tip: null } }))).toBe(
      'not-applicable',
    ));
});
