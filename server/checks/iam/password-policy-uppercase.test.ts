import { describePasswordRule } from '../shared/iam-testing';
import { check } from './password-policy-uppercase';

describePasswordRule(
  check,
  [{ RequireUppercaseCharacters: true }],
  [{ RequireUppercaseCharacters: false, RequireLowercaseCharacters: true }, {}],
);
