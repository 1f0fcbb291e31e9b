import { describe, expect, it } from 'vitest';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './project-source-without-credentials';

const from = (location?: string) => ({ type: 'GITHUB' as const, location });
const project = (data: { source?: ReturnType<typeof from>; secondarySources?: ReturnType<typeof from>[] }) =>
  resourceOf('AWS::CodeBuild::Project', { data: { name: 'shop', ...data } });

describe('codebuild/project-source-without-credentials', () => {
  it.each([
    [{ source: from('https://github.com/shop/app.git') }, 'pass'],
    [{ source: from('https://ada@bitbucket.org/shop/app.git') }, 'pass'],
    [{ source: from('https://***:***@bitbucket.org/shop/app.git') }, 'fail'],
    [{ source: from('https://***@github.com/shop/app.git') }, 'fail'],
    [{ source: from('https://github.com/shop/app.git'), secondarySources: [from('https://***:***@bitbucket.org/a/b.git')] }, 'fail'],
    [{ source: from(undefined) }, 'not-applicable'],
    [{}, 'not-applicable'],
  ])('%j: %s', (data, status) => expect(statusOf(check, project(data))).toBe(status));
});
