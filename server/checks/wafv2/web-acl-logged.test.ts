import { describe, expect, it } from 'vitest';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './web-acl-logged';

const ResourceArn = 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/shop/1';
const acl = (logging: { ResourceArn: string; LogDestinationConfigs: string[] } | null | undefined) =>
  resourceOf('AWS::WAFv2::WebACL', { data: { Name: 'shop', Id: '1', scope: 'CLOUDFRONT', ...(logging !== undefined && { logging }) } });

describe('wafv2/web-acl-logged', () => {
  it.each([
    [{ ResourceArn, LogDestinationConfigs: ['arn:aws:s3:::aws-waf-logs-shop'] }, 'pass'],
    [{ ResourceArn, LogDestinationConfigs: [] }, 'fail'],
    [null, 'fail'],
    [undefined, 'unknown'],
  ])('%j: %s', (logging, status) => expect(statusOf(check, acl(logging))).toBe(status));
});
