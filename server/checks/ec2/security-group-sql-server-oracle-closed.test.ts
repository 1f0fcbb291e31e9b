import { describePortCheck } from '../shared/port-check-testing';
import { check } from './security-group-sql-server-oracle-closed';

describePortCheck(check, [1433, 1521]);
