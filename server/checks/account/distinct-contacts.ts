import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { alternateContactNeeds } from '../shared/alternate-contact';

const types = ['BILLING', 'OPERATIONS', 'SECURITY'] as const;

export const check = defineCheck({
  id: 'account/distinct-contacts',
  title: 'Billing, operations and security contacts are different',
  severity: 'medium',
  resourceType: 'AWS::Account::Account',
  needs: [...alternateContactNeeds, 'account:GetContactInformation'],
  why: 'When one mailbox or phone takes all notices, a single absence or a stolen mailbox means that none of them is heard.',
  remedy: {
    text: 'Give each subject the mailbox and the phone number of the team that deals with it.',
    console: 'Account menu → Account → Alternate contacts → Edit.',
    cli: 'aws account put-alternate-contact --alternate-contact-type <BILLING|OPERATIONS|SECURITY> --name "<name>" --title "<title>" --email-address <team@example.com> --phone-number <+49...>',
  },
  aliases: { prowler: ['account_maintain_different_contact_details_to_security_billing_and_operations'] },
  evaluate: ({ data: { alternateContacts, contact } }) => {
    if (contact === undefined || types.some((type) => alternateContacts?.[type] === undefined))
      return unknown('The contacts could not all be read');
    const there = types.flatMap((type) => {
      const alternate = alternateContacts?.[type];
      return alternate
        ? [{ type: type.toLowerCase(), email: alternate.EmailAddress?.trim().toLowerCase(), phone: digits(alternate.PhoneNumber) }]
        : [];
    });
    const evidence = { registered: there.map(({ type }) => type) };
    if (there.length < 2) return notApplicable('Fewer than two alternate contacts are registered', evidence);
    const phoneOfAccount = digits(contact?.PhoneNumber);
    const shared = there.flatMap((one, index) => {
      const others = there.slice(index + 1).flatMap((other) => {
        const same = [
          ...(one.email && one.email === other.email ? ['e-mail'] : []),
          ...(one.phone && one.phone === other.phone ? ['phone'] : []),
        ];
        return same.length > 0 ? [`${one.type} and ${other.type}: same ${same.join(' and ')}`] : [];
      });
      return one.phone && one.phone === phoneOfAccount ? [...others, `${one.type} and the account itself: same phone`] : others;
    });
    if (shared.length > 0) return fail(`Contacts are the same: ${shared.join('; ')}`, { ...evidence, shared });
    return pass('The registered contacts are all different', evidence);
  },
});

/** Phone numbers are written in many ways. */
const digits = (phone: string | undefined): string => (phone ?? '').replace(/\D/g, '');
