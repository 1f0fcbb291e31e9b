import { describeInlineCheck, role } from '../shared/iam-testing';
import { marketplaceCases } from '../shared/iam-testing-statements';
import { check } from './role-inline-policies-no-marketplace';

describeInlineCheck(check, (RolePolicyList) => role({ RolePolicyList }), marketplaceCases);
