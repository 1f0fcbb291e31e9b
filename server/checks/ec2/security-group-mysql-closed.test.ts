import { describePortCheck } from '../shared/port-check-testing';
import { check } from './security-group-mysql-closed';

describePortCheck(check, [3306]);
