import { defineCheck } from '../define-check';
import { taskNeeds, withContainers } from '../shared/containers';
import { judgeSecrets, secretRemedy } from '../shared/found-secrets';

export const check = defineCheck({
  id: 'ecs/task-no-secrets-in-environment',
  title: 'Task definitions of ECS hold no secrets',
  severity: 'critical',
  resourceType: 'AWS::ECS::TaskDefinition',
  needs: taskNeeds,
  why: 'A task definition shows its variables and commands in clear to everyone who may describe it, and its old revisions keep them for good.',
  remedy: {
    text: secretRemedy(
      'name it under secrets with valueFrom, so that ECS puts it into the container. Deregister and delete the old revisions.',
    ),
    console: 'ECS → Task definitions → the family → Create new revision → the container → Environment variables → ValueFrom.',
    cli: 'aws ecs register-task-definition --cli-input-json file://<task-definition.json>',
    terraform: 'secrets = [{\n  name      = "<VARIABLE>"\n  valueFrom = "<secret-arn>"\n}]',
    cloudformation: 'ContainerDefinitions:\n  - Name: <container>\n    Secrets:\n      - Name: <VARIABLE>\n        ValueFrom: <secret-arn>',
  },
  aliases: { prowler: ['ecs_task_definitions_no_environment_secrets'], securityHub: ['ECS.8'] },
  requirements: { fsbp: ['ECS.8'] },
  evaluate: ({ data }) => withContainers(data, () => judgeSecrets(data.secrets, 'Variables and commands of the containers')),
});
