import { describeContactCheck } from '../shared/account-testing';
import { check } from './billing-contact';

describeContactCheck(check, 'BILLING', 'OPERATIONS');
