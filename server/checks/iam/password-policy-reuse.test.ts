import { describePasswordRule } from '../shared/iam-testing';
import { check } from './password-policy-reuse';

describePasswordRule(check, [{ PasswordReusePrevention: 24 }], [{ PasswordReusePrevention: 23 }, {}]);
