import { describe, expect, it } from 'vitest';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './secret-rotates';

describe('secretsmanager/secret-rotates', () => {
  it.each([
    [{ RotationEnabled: true, RotationRules: { AutomaticallyAfterDays: 30 } }, 'pass'],
    [{ RotationEnabled: true, OwningService: 'rds' }, 'pass'],
    [{ RotationEnabled: false }, 'fail'],
    // Never turned on.
    [{}, 'fail'],
    [{ OwningService: 'appflow' }, 'not-applicable'],
    [{ PrimaryRegion: 'eu-west-1' }, 'not-applicable'],
    [{ PrimaryRegion: 'eu-central-1' }, 'fail'],
    [{ DeletedDate: new Date('2026-11-01') }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, resourceOf('AWS::SecretsManager::Secret', { data: { Name: 'db', ...data } }))).toBe(status);
  });
});
