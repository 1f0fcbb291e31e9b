import { describeInlineCheck, role } from '../shared/iam-testing';
import { kmsCases } from '../shared/iam-testing-statements';
import { check } from './role-inline-policies-no-full-kms';

describeInlineCheck(check, (RolePolicyList) => role({ RolePolicyList }), kmsCases);
