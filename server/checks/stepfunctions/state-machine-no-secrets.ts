import { defineCheck } from '../define-check';
import { judgeSecrets, secretRemedy } from '../shared/found-secrets';

export const check = defineCheck({
  id: 'stepfunctions/state-machine-no-secrets',
  title: 'Definitions of state machines hold no secrets',
  severity: 'critical',
  resourceType: 'AWS::StepFunctions::StateMachine',
  needs: ['stepfunctions:ListStateMachines', 'stepfunctions:DescribeStateMachine'],
  why: 'A definition is shown to everybody who may describe the state machine, and what it passes on stands in the history of each run.',
  remedy: {
    text: secretRemedy(
      'let the step take it from there: an EventBridge connection for HTTP tasks, a call of Secrets Manager within the step otherwise. Delete published versions that hold it.',
    ),
    console: 'Step Functions → State machines → the machine → Edit.',
    cli: 'aws stepfunctions update-state-machine --state-machine-arn <arn> --definition file://<definition.json>',
  },
  aliases: { prowler: ['stepfunctions_statemachine_no_secrets_in_definition'] },
  evaluate: ({ data }) => judgeSecrets(data.secrets, 'The definition'),
});
