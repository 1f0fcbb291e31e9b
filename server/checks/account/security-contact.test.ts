import { describeContactCheck } from '../shared/account-testing';
import { check } from './security-contact';

describeContactCheck(check, 'SECURITY', 'BILLING');
