import { describe, expect, it } from 'vitest';
import type { Looked } from '@/server/workloads/content/types';
import { looks } from '../shared/looked-testing';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './repository-image-no-secrets';

const image = { digest: 'sha256:a', tags: ['1'], pushedAt: null, size: 1, scanStatus: null, severities: null };
const subject = (content: Looked | undefined) =>
  resourceOf('AWS::ECR::Repository', { data: { images: [image], ...(content && { content: { ...content, digest: 'sha256:a' } }) } });

describe('ecr/repository-image-no-secrets', () => {
  it.each(looks)('%s', (_, looked, status) => expect(statusOf(check, subject(looked))).toBe(status));

  it('says that reading is off, and what was not seen', () => {
    expect(verdictsOf(check, subject(undefined))[0]?.summary).toContain('is off for this account');
    expect(verdictsOf(check, subject(looks[3]?.[1]))[0]?.summary).toContain('not looked at: what comes after 50 MB');
  });

  it('has nothing to look at without images', () =>
    expect(statusOf(check, resourceOf('AWS::ECR::Repository', { data: { images: [] } }))).toBe('not-applicable'));
});
