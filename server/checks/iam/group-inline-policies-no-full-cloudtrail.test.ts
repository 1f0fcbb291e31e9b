import { describeInlineCheck, group } from '../shared/iam-testing';
import { cloudtrailCases } from '../shared/iam-testing-statements';
import { check } from './group-inline-policies-no-full-cloudtrail';

describeInlineCheck(check, (GroupPolicyList) => group({ GroupPolicyList }), cloudtrailCases);
