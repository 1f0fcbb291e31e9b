import { describe, expect, it } from 'vitest';
import { fits, isIgnoredBy, type RuleParts } from './match';

const nothing: RuleParts = { stackName: null, resourceType: null, logicalId: null, propertyPath: null };
const subject = {
  stackName: 'shop',
  resourceType: 'AWS::EC2::SecurityGroup',
  logicalId: 'WebGroup',
  path: '/SecurityGroupIngress/3/CidrIp',
};

describe('a pattern', () => {
  it.each([
    ['shop', 'shop', true],
    ['shop', 'shop-2', false],
    ['shop*', 'shop-2', true],
    ['*-2', 'shop-2', true],
    ['AWS::*::Group', 'AWS::EC2::Group', true],
    ['AWS::*::Group', 'AWS::EC2::Groups', false],
    ['a*b*c', 'aXXbYYc', true],
    ['a*b*c', 'acb', false],
    ['a*a', 'a', false],
    ['*', '', true],
    ['.*', 'x', false],
  ])('%s fits %s: %s', (pattern, text, expected) => expect(fits(pattern, text)).toBe(expected));
});

describe('a rule', () => {
  it.each<[Partial<RuleParts>, boolean]>([
    [{ propertyPath: '/SecurityGroupIngress' }, true],
    [{ propertyPath: 'SecurityGroupIngress' }, true],
    [{ propertyPath: '/SecurityGroupIngress/CidrIp' }, true],
    [{ propertyPath: '/SecurityGroupIngress/3' }, true],
    [{ propertyPath: '/SecurityGroupIngress/4' }, false],
    [{ propertyPath: '/SecurityGroup' }, false],
    [{ propertyPath: '/*/CidrIp' }, true],
    [{ resourceType: 'AWS::EC2::*', logicalId: 'WebGroup' }, true],
    [{ resourceType: 'AWS::EC2::*', logicalId: 'Web' }, false],
    [{ stackName: 'other' }, false],
  ])('%j hides the property: %s', (parts, expected) => expect(isIgnoredBy({ ...nothing, ...parts }, subject)).toBe(expected));

  it('about a property does not hide that the resource is gone', () => {
    expect(isIgnoredBy({ ...nothing, propertyPath: '/Tags' }, { ...subject, path: '' })).toBe(false);
    expect(isIgnoredBy({ ...nothing, logicalId: 'WebGroup' }, { ...subject, path: '' })).toBe(true);
  });
});
