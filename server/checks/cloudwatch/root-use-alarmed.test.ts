import { describeEventAlarm } from '../shared/event-alarm-testing';
import { check } from './root-use-alarmed';

describeEventAlarm(check, {
  good: [
    '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != "AwsServiceEvent") }',
    '{$.userIdentity.type=Root&&$.userIdentity.invokedBy NOT EXISTS&&$.eventType!=AwsServiceEvent}',
    '{ $.userIdentity.type = "Root" }',
  ],
  bad: [
    '{ $.userIdentity.type = "root" }',
    '{ ($.userIdentity.type = "Root") && ($.eventName = "ConsoleLogin") }',
    '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy EXISTS) }',
  ],
});
