import { describePasswordRule } from '../shared/iam-testing';
import { check } from './password-policy-lowercase';

describePasswordRule(
  check,
  [{ RequireLowercaseCharacters: true }],
  [{ RequireLowercaseCharacters: false, RequireUppercaseCharacters: true }, {}],
);
