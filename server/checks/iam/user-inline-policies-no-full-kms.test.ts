import { describeInlineCheck, user } from '../shared/iam-testing';
import { kmsCases } from '../shared/iam-testing-statements';
import { check } from './user-inline-policies-no-full-kms';

describeInlineCheck(check, (UserPolicyList) => user({ UserPolicyList }), kmsCases);
