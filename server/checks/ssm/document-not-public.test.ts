import { describe, expect, it } from 'vitest';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './document-not-public';

describe('ssm/document-not-public', () => {
  it.each([
    ['private', [], 'pass'],
    ['with an account', ['222233334444'], 'pass'],
    ['with everybody', ['all'], 'fail'],
    ['with an account and everybody', ['222233334444', 'all'], 'fail'],
    ['not given', undefined, 'unknown'],
  ])('%s', (_, sharedWith, status) => {
    const document = resourceOf('AWS::SSM::Document', { id: 'install', data: { Name: 'install', ...(sharedWith && { sharedWith }) } });
    expect(statusOf(check, document)).toBe(status);
  });
});
