import { describeInlineCheck, group } from '../shared/iam-testing';
import { escalationCases } from '../shared/iam-testing-statements';
import { check } from './group-inline-policies-no-escalation';

describeInlineCheck(check, (GroupPolicyList) => group({ GroupPolicyList }), escalationCases);
