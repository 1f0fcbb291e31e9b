import { describe, expect, it } from 'vitest';
import type { Looked } from '@/server/workloads/content/types';
import { looks } from '../shared/looked-testing';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './function-no-secrets-in-code';

const subject = (code: Looked | undefined) => resourceOf('AWS::Lambda::Function', { data: { PackageType: 'Zip', ...(code && { code }) } });

describe('lambda/function-no-secrets-in-code', () => {
  it.each(looks)('%s', (_, looked, status) => expect(statusOf(check, subject(looked))).toBe(status));

  it('says that reading is off, and what was not seen', () => {
    expect(verdictsOf(check, subject(undefined))[0]?.summary).toContain('is off for this account');
    expect(verdictsOf(check, subject(looks[3]?.[1]))[0]?.summary).toContain('not looked at: what comes after 50 MB');
  });

  it('leaves images to the check on images', () =>
    expect(statusOf(check, resourceOf('AWS::Lambda::Function', { data: { PackageType: 'Image' } }))).toBe('not-applicable'));
});
