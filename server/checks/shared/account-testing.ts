import type { AlternateContact } from '@aws-sdk/client-account';
import { describe, expect, it } from 'vitest';
import type { ResourceData } from '@/server/collect/resource-data';
import type { Check } from '../types';
import { gap } from './iam-testing';
import { resourceOf, statusOf, testAccount, verdictsOf } from './testing';

type Account = ResourceData['AWS::Account::Account'];
type ContactType = keyof NonNullable<Account['alternateContacts']>;

export const account = (data: Partial<Account>) =>
  resourceOf('AWS::Account::Account', {
    id: testAccount,
    region: 'global',
    data: { accountId: testAccount, regions: [{ name: 'eu-central-1', enabled: true }], ...data },
  });

export const contactOf = (EmailAddress: string, PhoneNumber: string): AlternateContact => ({
  Name: 'Team',
  Title: 'Team',
  EmailAddress,
  PhoneNumber,
});

/** What every check for one alternate contact owes. */
export function describeContactCheck(check: Check<'AWS::Account::Account'>, type: ContactType, otherType: ContactType): void {
  const contact = contactOf('team@example.com', '+49 30 1234');
  describe(check.id, () => {
    it('passes when the contact is registered, without repeating who it is', () => {
      const [verdict] = verdictsOf(check, account({ alternateContacts: { [type]: contact } }));
      expect(verdict).toMatchObject({ status: 'pass', evidence: { email: true, phone: true } });
      expect(JSON.stringify(verdict)).not.toContain('team@example.com');
    });
    it('fails when none is, whatever the other contacts are', () =>
      expect(statusOf(check, account({ alternateContacts: { [type]: null, [otherType]: contact } }))).toBe('fail'));
    it('fails for a contact without an address', () =>
      expect(statusOf(check, account({ alternateContacts: { [type]: { Name: 'Team' } } }))).toBe('fail'));
    it('is unknown when contacts could not be read', () => {
      expect(statusOf(check, account({ alternateContacts: {} }))).toBe('unknown');
      expect(statusOf(check, account({}))).toBe('unknown');
      expect(statusOf(check, { ...account({ alternateContacts: { [type]: contact } }), gaps: [gap('account:GetAlternateContact')] })).toBe(
        'unknown',
      );
    });
  });
}
