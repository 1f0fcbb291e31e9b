import { describePasswordRule } from '../shared/iam-testing';
import { check } from './password-policy-expiry';

describePasswordRule(
  check,
  [
    { ExpirePasswords: true, MaxPasswordAge: 90 },
    { ExpirePasswords: true, MaxPasswordAge: 1 },
  ],
  [{ ExpirePasswords: true, MaxPasswordAge: 91 }, { ExpirePasswords: false }, { MaxPasswordAge: 0 }],
);
