import { describeInlineCheck, role } from '../shared/iam-testing';
import { administrationCases } from '../shared/iam-testing-statements';
import { check } from './role-inline-policies-no-admin';

describeInlineCheck(check, (RolePolicyList) => role({ RolePolicyList }), administrationCases);
