import { describe, expect, it } from 'vitest';
import { bucketOrigin, distributionOf, originsOf, serverOrigin } from '../shared/distribution-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './distribution-no-deprecated-tls';

describe('cloudfront/distribution-no-deprecated-tls', () => {
  it.each([
    [originsOf(serverOrigin('https-only', ['TLSv1.2'])), 'pass'],
    [originsOf(serverOrigin('https-only', ['TLSv1.1', 'TLSv1.2'])), 'fail'],
    [originsOf(serverOrigin('match-viewer', ['SSLv3', 'TLSv1'])), 'fail'],
    [originsOf(serverOrigin(), serverOrigin('https-only', ['TLSv1'])), 'fail'],
    [originsOf(serverOrigin('https-only', [])), 'unknown'],
    // Never spoken to in TLS.
    [originsOf(serverOrigin('http-only', ['SSLv3'])), 'not-applicable'],
    [originsOf(bucketOrigin('media')), 'not-applicable'],
    [undefined, 'unknown'],
  ])('%j: %s', (Origins, status) => expect(statusOf(check, distributionOf({ Origins }))).toBe(status));

  it('names origin and versions', () => {
    const Origins = originsOf(serverOrigin('https-only', ['SSLv3', 'TLSv1.2']));
    expect(verdictsOf(check, distributionOf({ Origins }))[0]?.summary).toBe('Origin app.shop.example may be spoken to in SSLv3');
  });
});
