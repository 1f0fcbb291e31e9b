import { defineCheck } from '../define-check';
import { judgePublicPolicy } from '../shared/public-policy';

export const check = defineCheck({
  id: 'eventbridge/event-bus-not-public',
  title: 'EventBridge event buses are not open to everybody',
  severity: 'high',
  resourceType: 'AWS::Events::EventBus',
  needs: ['eventbridge:ListEventBuses'],
  why: 'Anyone can put events on the bus and so start what its rules start, or write rules of their own and read your events.',
  remedy: {
    text: 'Name the accounts that may send events, or let in your organization alone by aws:PrincipalOrgID.',
    console: 'EventBridge → Event buses → the bus → Permissions → Manage permissions.',
    cli: 'aws events remove-permission --event-bus-name <bus> --statement-id <statement-id>',
    terraform:
      'resource "aws_cloudwatch_event_bus_policy" "this" {\n  event_bus_name = aws_cloudwatch_event_bus.this.name\n  policy         = data.aws_iam_policy_document.bus.json\n}',
    cloudformation:
      'Type: AWS::Events::EventBusPolicy\nProperties:\n  EventBusName: <bus>\n  StatementId: <statement-id>\n  Statement: <statement>',
  },
  aliases: { prowler: ['eventbridge_bus_exposed'] },
  requirements: { 'cis-7.0': ['2.21'] },
  // The listing leaves the field out where there is no policy.
  evaluate: ({ data }, _, context) => judgePublicPolicy(data.Policy || null, 'event bus', context),
});
