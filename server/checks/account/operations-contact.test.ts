import { describeContactCheck } from '../shared/account-testing';
import { check } from './operations-contact';

describeContactCheck(check, 'OPERATIONS', 'SECURITY');
