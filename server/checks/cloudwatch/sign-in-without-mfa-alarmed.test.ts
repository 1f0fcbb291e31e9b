import { describeEventAlarm } from '../shared/event-alarm-testing';
import { check } from './sign-in-without-mfa-alarmed';

describeEventAlarm(check, {
  good: [
    '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }',
    '{ $.additionalEventData.MFAUsed = No && $.eventName = ConsoleLogin }',
    '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  ],
  bad: [
    '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed = "Yes") }',
    '{ ($.eventName = "ConsoleLogin") && ($.errorMessage = "Failed authentication") }',
    '{ ($.eventName = "ConsoleLogin") && ($.userIdentity.type = "Root") }',
  ],
});
