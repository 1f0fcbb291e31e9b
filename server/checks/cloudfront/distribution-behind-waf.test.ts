import { describe, expect, it } from 'vitest';
import { distributionOf } from '../shared/distribution-testing';
import { statusOf } from '../shared/testing';
import { check } from './distribution-behind-waf';

describe('cloudfront/distribution-behind-waf', () => {
  it.each([
    [{ WebACLId: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/edge/1' }, 'pass'],
    // The id of a web ACL of WAF Classic.
    [{ WebACLId: '473e64fd-f30b-4765-81a0-62ad96dd167a' }, 'pass'],
    [{ WebACLId: '' }, 'fail'],
    [{ WebACLId: undefined }, 'unknown'],
    [{ WebACLId: '', Enabled: false }, 'not-applicable'],
  ])('%j: %s', (data, status) => expect(statusOf(check, distributionOf(data))).toBe(status));
});
