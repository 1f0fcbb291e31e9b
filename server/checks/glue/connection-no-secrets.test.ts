import { describe, expect, it } from 'vitest';
import { foundSecret } from '../shared/found-secrets';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './connection-no-secrets';

const connection = (names: readonly string[], secrets: readonly (typeof foundSecret)[] | undefined = []) =>
  resourceOf('AWS::Glue::Connection', {
    id: 'erp',
    data: { properties: Object.fromEntries(names.map((name) => [name, '***'])), ...(secrets && { secrets }) },
  });

describe('glue/connection-no-secrets', () => {
  it.each([
    ['a secret is named', connection(['JDBC_CONNECTION_URL', 'SECRET_ID']), 'pass'],
    ['nobody is named', connection(['KAFKA_BOOTSTRAP_SERVERS']), 'pass'],
    ['a user and a secret', connection(['USERNAME', 'SECRET_ID']), 'pass'],
    ['a user alone', connection(['JDBC_CONNECTION_URL', 'USERNAME']), 'fail'],
    ['an encrypted password', connection(['ENCRYPTED_PASSWORD', 'USERNAME', 'SECRET_ID']), 'fail'],
    ['a password in the address', connection(['JDBC_CONNECTION_URL', 'SECRET_ID'], [foundSecret]), 'fail'],
  ])('%s', (_, subject, status) => expect(statusOf(check, subject)).toBe(status));

  it('is unknown when the properties were not looked at', () => {
    const unread = resourceOf('AWS::Glue::Connection', { id: 'erp', data: { properties: {} } });
    expect(statusOf(check, unread)).toBe('unknown');
  });
});
