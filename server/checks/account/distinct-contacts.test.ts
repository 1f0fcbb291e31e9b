import { describe, expect, it } from 'vitest';
import { account, contactOf } from '../shared/account-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './distinct-contacts';

const BILLING = contactOf('billing@example.com', '+49 30 1');
const OPERATIONS = contactOf('ops@example.com', '+49 30 2');
const SECURITY = contactOf('security@example.com', '+49 30 3');
const contact = { FullName: 'Lumen', AddressLine1: 'A', City: 'B', PostalCode: '1', CountryCode: 'DE', PhoneNumber: '+49 30 9' };
const all = { BILLING, OPERATIONS, SECURITY };

describe(check.id, () => {
  it('passes when all differ', () => expect(statusOf(check, account({ contact, alternateContacts: all }))).toBe('pass'));
  it('fails for the same mailbox in other letters, and says whose', () =>
    expect(
      verdictsOf(check, account({ contact, alternateContacts: { ...all, SECURITY: contactOf('OPS@example.com', '+49 30 3') } }))[0],
    ).toMatchObject({
      status: 'fail',
      evidence: { shared: ['operations and security: same e-mail'] },
    }));
  it('fails for the same phone, also as that of the account', () => {
    expect(statusOf(check, account({ contact, alternateContacts: { ...all, SECURITY: contactOf('s@example.com', '+49-302') } }))).toBe(
      'fail',
    );
    expect(statusOf(check, account({ contact: { ...contact, PhoneNumber: '+49301' }, alternateContacts: all }))).toBe('fail');
  });
  it('does not take missing details for the same', () =>
    expect(statusOf(check, account({ contact: null, alternateContacts: { BILLING: {}, OPERATIONS: {}, SECURITY: null } }))).toBe('pass'));
  it('does not apply with fewer than two contacts', () =>
    expect(statusOf(check, account({ contact, alternateContacts: { BILLING, OPERATIONS: null, SECURITY: null } }))).toBe('not-applicable'));
  it('is unknown unless all could be read', () => {
    expect(statusOf(check, account({ contact, alternateContacts: { BILLING, OPERATIONS } }))).toBe('unknown');
    expect(statusOf(check, account({ alternateContacts: all }))).toBe('unknown');
  });
});
