import { describe, expect, it } from 'vitest';
import { foundSecret } from '../shared/found-secrets';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './document-no-secrets';

describe('ssm/document-no-secrets', () => {
  it.each([
    ['nothing found', [], 'pass'],
    ['found', [foundSecret], 'fail'],
    ['not read', undefined, 'unknown'],
  ])('%s', (_, secrets, status) => {
    const document = resourceOf('AWS::SSM::Document', { id: 'install', data: { Name: 'install', ...(secrets && { secrets }) } });
    expect(statusOf(check, document)).toBe(status);
  });
});
