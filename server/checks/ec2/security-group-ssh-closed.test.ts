import { describePortCheck } from '../shared/port-check-testing';
import { check } from './security-group-ssh-closed';

describePortCheck(check, [22]);
