import { describe, expect, it } from 'vitest';
import { account } from '../shared/account-testing';
import { gap } from '../shared/iam-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './contact-details';

const contact = {
  FullName: 'Lumen GmbH',
  AddressLine1: 'Hauptstr. 1',
  City: 'Berlin',
  PostalCode: '10115',
  CountryCode: 'DE',
  PhoneNumber: '+49 30 1234',
};

describe(check.id, () => {
  it('passes when all is there, and does not repeat it', () => {
    const [verdict] = verdictsOf(check, account({ contact }));
    expect(verdict?.status).toBe('pass');
    expect(JSON.stringify(verdict)).not.toContain('Hauptstr');
  });
  it('fails for what is missing or blank, and names it', () =>
    expect(verdictsOf(check, account({ contact: { ...contact, PhoneNumber: undefined, City: ' ' } }))[0]).toMatchObject({
      status: 'fail',
      evidence: { missing: ['city', 'phone'] },
    }));
  it('fails without any details', () => expect(statusOf(check, account({ contact: null }))).toBe('fail'));
  it('is unknown when they could not be read', () => {
    expect(statusOf(check, account({}))).toBe('unknown');
    expect(statusOf(check, { ...account({}), gaps: [gap('account:GetContactInformation')] })).toBe('unknown');
  });
});
