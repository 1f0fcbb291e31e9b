import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'account/contact-details',
  title: 'The account has full contact details',
  severity: 'medium',
  resourceType: 'AWS::Account::Account',
  needs: ['account:GetContactInformation'],
  why: 'When AWS suspects abuse, or root access is lost, it turns to the name, address and phone number on file; if nobody answers it may suspend the account.',
  remedy: {
    text: 'Enter the company with an address and a phone number that somebody answers. Whether they are still right only you can tell: look at them once a year.',
    console: 'Account menu → Account → Contact information → Edit.',
    cli: 'aws account get-contact-information\naws account put-contact-information --contact-information file://<contact.json>',
    terraform:
      'resource "aws_account_primary_contact" "this" {\n  full_name       = "<name>"\n  company_name    = "<company>"\n  address_line_1  = "<street>"\n  city            = "<city>"\n  state_or_region = "<region>"\n  postal_code     = "<postal code>"\n  country_code    = "<DE>"\n  phone_number    = "<+49...>"\n}',
  },
  aliases: { prowler: ['account_maintain_current_contact_details'] },
  requirements: { 'cis-3.0': ['1.1'], 'cis-5.0': ['1.1'], 'cis-7.0': ['2.2'] },
  evaluate: ({ data: { contact } }) => {
    if (contact === undefined) return unknown('The contact details could not be read');
    if (contact === null) return fail('The account has no contact details', { missing: ['all'] });
    const parts = {
      name: contact.FullName,
      address: contact.AddressLine1,
      city: contact.City,
      country: contact.CountryCode,
      phone: contact.PhoneNumber,
    };
    const missing = Object.entries(parts).flatMap(([part, value]) => (value?.trim() ? [] : [part]));
    if (missing.length > 0) return fail(`The contact details lack: ${missing.join(', ')}`, { missing });
    return pass('The contact details are complete; whether they are current is for a person to see', { missing });
  },
});
