import { describePortCheck } from '../shared/port-check-testing';
import { check } from './security-group-elasticsearch-kibana-closed';

describePortCheck(check, [9200, 5601]);
