import { describeInlineCheck, group } from '../shared/iam-testing';
import { kmsCases } from '../shared/iam-testing-statements';
import { check } from './group-inline-policies-no-full-kms';

describeInlineCheck(check, (GroupPolicyList) => group({ GroupPolicyList }), kmsCases);
