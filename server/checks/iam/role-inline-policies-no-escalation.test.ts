import { describeInlineCheck, role } from '../shared/iam-testing';
import { escalationCases } from '../shared/iam-testing-statements';
import { check } from './role-inline-policies-no-escalation';

describeInlineCheck(check, (RolePolicyList) => role({ RolePolicyList }), escalationCases);
