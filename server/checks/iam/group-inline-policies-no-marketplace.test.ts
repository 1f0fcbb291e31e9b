import { describeInlineCheck, group } from '../shared/iam-testing';
import { marketplaceCases } from '../shared/iam-testing-statements';
import { check } from './group-inline-policies-no-marketplace';

describeInlineCheck(check, (GroupPolicyList) => group({ GroupPolicyList }), marketplaceCases);
