import { describeInlineCheck, user } from '../shared/iam-testing';
import { escalationCases } from '../shared/iam-testing-statements';
import { check } from './user-inline-policies-no-escalation';

describeInlineCheck(check, (UserPolicyList) => user({ UserPolicyList }), escalationCases);
