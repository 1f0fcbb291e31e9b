import { describeInlineCheck, user } from '../shared/iam-testing';
import { administrationCases } from '../shared/iam-testing-statements';
import { check } from './user-inline-policies-no-admin';

describeInlineCheck(check, (UserPolicyList) => user({ UserPolicyList }), administrationCases);
