import { describePortCheck } from '../shared/port-check-testing';
import { check } from './security-group-high-risk-ports-closed';

describePortCheck(check, [25, 20, 21, 23, 135, 445, 8080]);
