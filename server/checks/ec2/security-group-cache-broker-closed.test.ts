import { describePortCheck } from '../shared/port-check-testing';
import { check } from './security-group-cache-broker-closed';

describePortCheck(check, [6379, 11211, 9092]);
