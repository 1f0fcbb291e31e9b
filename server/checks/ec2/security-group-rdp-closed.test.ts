import { describePortCheck } from '../shared/port-check-testing';
import { check } from './security-group-rdp-closed';

describePortCheck(check, [3389]);
