import { describeInlineCheck, user } from '../shared/iam-testing';
import { cloudtrailCases } from '../shared/iam-testing-statements';
import { check } from './user-inline-policies-no-full-cloudtrail';

describeInlineCheck(check, (UserPolicyList) => user({ UserPolicyList }), cloudtrailCases);
