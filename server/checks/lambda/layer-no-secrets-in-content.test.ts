import { describe, expect, it } from 'vitest';
import type { Looked } from '@/server/workloads/content/types';
import { looks } from '../shared/looked-testing';
import { resourceOf, statusOf, testAccount, verdictsOf } from '../shared/testing';
import { check } from './layer-no-secrets-in-content';

const layer = (publisher: string, content?: Looked) =>
  resourceOf('AWS::Lambda::LayerVersion', { data: { LayerVersionArn: 'arn', publisher, ...(content && { content }) } });
const subject = (content: Looked | undefined) => layer(testAccount, content);

describe('lambda/layer-no-secrets-in-content', () => {
  it.each(looks)('%s', (_, looked, status) => expect(statusOf(check, subject(looked))).toBe(status));

  it('says that reading is off, and what was not seen', () => {
    expect(verdictsOf(check, subject(undefined))[0]?.summary).toContain('is off for this account');
    expect(verdictsOf(check, subject(looks[3]?.[1]))[0]?.summary).toContain('not looked at: what comes after 50 MB');
  });

  it('leaves another account’s layer to that account', () => expect(statusOf(check, layer('999988887777'))).toBe('not-applicable'));
});
