import type { OperationName } from '@/server/aws/operation';
import type { ResourceData } from '@/server/collect/resource-data';
import { fail, pass, unknown } from '../define-check';
import type { Remedy, Verdict } from '../types';

type ContactType = 'BILLING' | 'OPERATIONS' | 'SECURITY';

export const alternateContactNeeds: readonly OperationName[] = ['account:GetAlternateContact'];

/** Whether the account has such a contact by whom AWS can reach somebody. Evidence keeps to what is there, not to whom it names. */
export function judgeAlternateContact({ alternateContacts }: ResourceData['AWS::Account::Account'], type: ContactType): Verdict {
  const contact = alternateContacts?.[type];
  const label = type.toLowerCase();
  if (contact === undefined) return unknown(`The ${label} contact could not be read`);
  const evidence = { email: Boolean(contact?.EmailAddress), phone: Boolean(contact?.PhoneNumber) };
  if (!contact?.EmailAddress)
    return fail(contact ? `The ${label} contact has no e-mail address` : `No ${label} contact is registered`, evidence);
  return pass(`A ${label} contact is registered`, evidence);
}

export const alternateContactRemedy = (type: ContactType, text: string): Remedy => ({
  text,
  console: 'Account menu → Account → Alternate contacts → Edit.',
  cli: `aws account put-alternate-contact --alternate-contact-type ${type} --name "<name>" --title "<title>" --email-address <team@example.com> --phone-number <+49...>`,
  terraform: `resource "aws_account_alternate_contact" "${type.toLowerCase()}" {\n  alternate_contact_type = "${type}"\n  name                   = "<name>"\n  title                  = "<title>"\n  email_address          = "<team@example.com>"\n  phone_number           = "<+49...>"\n}`,
});
