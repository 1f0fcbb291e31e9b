import { describePasswordRule } from '../shared/iam-testing';
import { check } from './password-policy-number';

describePasswordRule(check, [{ RequireNumbers: true }], [{ RequireNumbers: false, RequireSymbols: true }, {}]);
