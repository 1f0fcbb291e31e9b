import { describe, expect, it } from 'vitest';
import { bucketOrigin, distributionOf, originsOf, serverOrigin } from '../shared/distribution-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './distribution-origin-traffic-encrypted';

const allowAll = { TargetOriginId: 'app', ViewerProtocolPolicy: 'allow-all' as const };
const vpcOrigin = { Id: 'inside', DomainName: 'inside.internal', VpcOriginConfig: { VpcOriginId: 'vo_1' } };

describe('cloudfront/distribution-origin-traffic-encrypted', () => {
  it.each([
    ['HTTPS only', { Origins: originsOf(serverOrigin('https-only')) }, 'pass'],
    ['HTTPS only, viewers by anything', { Origins: originsOf(serverOrigin('https-only')), DefaultCacheBehavior: allowAll }, 'pass'],
    ['as the viewer, who is redirected', { Origins: originsOf(serverOrigin('match-viewer')) }, 'pass'],
    ['as the viewer, who may use HTTP', { Origins: originsOf(serverOrigin('match-viewer')), DefaultCacheBehavior: allowAll }, 'fail'],
    [
      'as the viewer, who may use HTTP on one path',
      {
        Origins: originsOf(serverOrigin('match-viewer')),
        CacheBehaviors: { Quantity: 1, Items: [{ ...allowAll, PathPattern: '/old/*' }] },
      },
      'fail',
    ],
    ['HTTP only', { Origins: originsOf(serverOrigin('http-only')) }, 'fail'],
    ['HTTP only beside a good one', { Origins: originsOf(serverOrigin(), serverOrigin('http-only')) }, 'fail'],
    ['a VPC origin', { Origins: originsOf(vpcOrigin) }, 'unknown'],
    ['a VPC origin beside HTTP only', { Origins: originsOf(vpcOrigin, serverOrigin('http-only')) }, 'fail'],
    ['a bucket', { Origins: originsOf(bucketOrigin('media')) }, 'not-applicable'],
    ['no origin', { Origins: originsOf() }, 'unknown'],
    ['switched off', { Origins: originsOf(serverOrigin('http-only')), Enabled: false }, 'not-applicable'],
  ])('%s: %#', (_, data, status) => expect(statusOf(check, distributionOf(data))).toBe(status));

  it('names the origin', () => {
    expect(verdictsOf(check, distributionOf({ Origins: originsOf(serverOrigin('http-only')) }))[0]?.summary).toBe(
      'Origin app.shop.example is asked by HTTP always',
    );
  });
});
