import { describePasswordRule } from '../shared/iam-testing';
import { check } from './password-policy-symbol';

describePasswordRule(check, [{ RequireSymbols: true }], [{ RequireSymbols: false, RequireNumbers: true }, {}]);
