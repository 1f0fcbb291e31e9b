import { describePortCheck } from '../shared/port-check-testing';
import { check } from './security-group-postgresql-closed';

describePortCheck(check, [5432]);
