import { describePortCheck } from '../shared/port-check-testing';
import { check } from './security-group-nosql-closed';

describePortCheck(check, [27017, 9042]);
