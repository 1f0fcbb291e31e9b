import { describe, expect, it } from 'vitest';
import { isPublicCidr, isWidePublicCidr } from './public-cidr';

describe('isPublicCidr', () => {
  it.each([
    ['8.8.8.8/32', true],
    ['10.0.0.0/8', false],
    ['10.0.0.0/7', true],
    ['172.16.0.0/12', false],
    ['172.16.0.0/11', true],
    ['192.168.0.0/15', true],
    ['100.64.0.0/10', false],
    ['127.0.0.0/8', false],
    ['169.254.0.0/16', false],
    ['203.0.113.0/24', false],
    ['0.0.0.0/0', true],
    ['0.0.0.0/1', true],
    ['128.0.0.0/1', true],
    ['2a00::/16', true],
    ['fd00::/8', false],
    ['fe80::/10', false],
    ['::/0', true],
    ['8.8.8.8', false],
    ['', false],
    [undefined, false],
  ])('%s: %j', (cidr, expected) => {
    expect(isPublicCidr(cidr)).toBe(expected);
  });
});

describe('isWidePublicCidr', () => {
  it.each([
    ['8.8.0.0/16', true],
    ['8.8.8.0/23', true],
    ['8.8.8.0/24', false],
    ['128.0.0.0/1', true],
    ['0.0.0.0/0', false],
    ['10.0.0.0/8', false],
    ['2a00::/16', false],
  ])('%s: %j', (cidr, expected) => {
    expect(isWidePublicCidr(cidr)).toBe(expected);
  });
});
