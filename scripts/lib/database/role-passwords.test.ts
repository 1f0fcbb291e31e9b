import { expect, test } from 'vitest';
import { passwordsIn } from './role-passwords';

const address = (role: string, password: string) => `postgres://${role}:${password}@postgres:5432/cloudlens`;
const given = {
  DATABASE_APP_URL: address('cloudlens_app', 'a'.repeat(24)),
  DATABASE_IDENTITY_URL: address('cloudlens_identity', 'b'.repeat(24)),
  DATABASE_DIRECTORY_URL: address('cloudlens_directory', 'c'.repeat(24)),
  ENGINE_DATABASE_URL: address('cloudlens_engine', 'd'.repeat(24)),
};

test('the roles get the passwords of the addresses', () => {
  expect(Object.values(passwordsIn(given)).map((password) => password[0])).toEqual(['a', 'b', 'c', 'd']);
});

test('without an engine of ours its role gets a password that nobody knows', () => {
  const { ENGINE_DATABASE_URL: _, ...others } = given;
  expect(passwordsIn(others).enginePassword).toMatch(/^[0-9a-f]{64}$/);
  expect(passwordsIn(others).enginePassword).not.toBe(passwordsIn(others).enginePassword);
});

test.each([
  ['another role', address('postgres', 'a'.repeat(24)), 'must be an address like'],
  ['nothing', '', 'must be an address like'],
  ['a short password', address('cloudlens_app', 'short'), '16 letters'],
  ['a quote', address('cloudlens_app', `${'a'.repeat(20)}'`), '16 letters'],
])('an address with %s is refused, and its value is not told', (_, value, complaint) => {
  const refuse = () => passwordsIn({ ...given, DATABASE_APP_URL: value });
  expect(refuse).toThrow(complaint);
  expect(refuse).not.toThrow('short@');
});
