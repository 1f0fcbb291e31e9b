import { describeEventAlarm } from '../shared/event-alarm-testing';
import { check } from './unauthorized-calls-alarmed';

describeEventAlarm(check, {
  good: [
    '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    '{($.errorCode=AccessDenied*)||($.errorCode=*UnauthorizedOperation)}',
    '{ (($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*")) && (($.sourceIPAddress != "delivery.logs.amazonaws.com") && ($.eventName != "HeadBucket")) }',
  ],
  bad: [
    '{ $.errorCode = "*UnauthorizedOperation" }',
    '{ ($.errorCode = "UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied") }',
    '{ ($.errorCode = "*UnauthorizedOperation") && ($.errorCode = "AccessDenied*") }',
  ],
});
