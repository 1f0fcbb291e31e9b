import { describeInlineCheck, role } from '../shared/iam-testing';
import { cloudtrailCases } from '../shared/iam-testing-statements';
import { check } from './role-inline-policies-no-full-cloudtrail';

describeInlineCheck(check, (RolePolicyList) => role({ RolePolicyList }), cloudtrailCases);
