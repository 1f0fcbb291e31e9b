import { describeEventAlarm } from '../shared/event-alarm-testing';
import { check } from './sign-in-failures-alarmed';

describeEventAlarm(check, {
  good: [
    '{ ($.eventName = "ConsoleLogin") && ($.errorMessage = "Failed authentication") }',
    '{ $.errorMessage = "Failed auth*" && $.eventName = ConsoleLogin }',
    '{ ($.eventName = ConsoleLogin) && ($.responseElements.ConsoleLogin != Success) }',
  ],
  bad: [
    '{ ($.eventName = "ConsoleLogin") && ($.errorMessage = "failed authentication") }',
    '{ ($.eventName = "ConsoleLogin") && ($.responseElements.ConsoleLogin = "Success") }',
  ],
});
