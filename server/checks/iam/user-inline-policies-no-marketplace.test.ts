import { describeInlineCheck, user } from '../shared/iam-testing';
import { marketplaceCases } from '../shared/iam-testing-statements';
import { check } from './user-inline-policies-no-marketplace';

describeInlineCheck(check, (UserPolicyList) => user({ UserPolicyList }), marketplaceCases);
