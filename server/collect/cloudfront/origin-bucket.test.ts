import { describe, expect, it } from 'vitest';
import { originBucket } from './origin-bucket';

describe('the bucket behind an origin', () => {
  it.each([
    ['shop.s3.amazonaws.com', 'shop', null],
    ['shop.s3.eu-central-1.amazonaws.com', 'shop', 'eu-central-1'],
    ['shop.s3-eu-west-1.amazonaws.com', 'shop', 'eu-west-1'],
    ['shop.s3.dualstack.us-gov-west-1.amazonaws.com', 'shop', 'us-gov-west-1'],
    ['shop.s3-website-us-east-1.amazonaws.com', 'shop', 'us-east-1'],
    ['shop.s3-website.eu-central-1.amazonaws.com', 'shop', 'eu-central-1'],
    ['img.shop.example.s3.amazonaws.com', 'img.shop.example', null],
    ['shop.s3.cn-north-1.amazonaws.com.cn', 'shop', 'cn-north-1'],
    ['Shop.S3.amazonaws.com', 'shop', null],
  ])('%s', (domain, bucket, region) => expect(originBucket(domain)).toEqual({ bucket, region }));

  it.each([
    'shop.example',
    's3.amazonaws.com',
    'shop-front-1.eu-central-1.elb.amazonaws.com',
    'mine-111122223333.s3-accesspoint.eu-central-1.amazonaws.com',
    'shop.s3.amazonaws.com.evil.example',
    '',
    undefined,
  ])('%s is none', (domain) => expect(originBucket(domain)).toBeNull());
});
