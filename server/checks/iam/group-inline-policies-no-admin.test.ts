import { describeInlineCheck, group } from '../shared/iam-testing';
import { administrationCases } from '../shared/iam-testing-statements';
import { check } from './group-inline-policies-no-admin';

describeInlineCheck(check, (GroupPolicyList) => group({ GroupPolicyList }), administrationCases);
