import { defineCheck } from '../define-check';
import { judgeContainers, taskNeeds } from '../shared/containers';

export const check = defineCheck({
  id: 'ecs/task-logs-written',
  title: 'Containers of ECS tasks write logs',
  severity: 'high',
  resourceType: 'AWS::ECS::TaskDefinition',
  needs: taskNeeds,
  why: 'When a container is gone, what it said is gone: nobody can tell why it failed or what an attacker did in it.',
  remedy: {
    text: 'Give every container a log configuration: awslogs, FireLens or another driver.',
    console: 'ECS → Task definitions → the family → Create new revision → the container → Logging → Use log collection.',
    cli: 'aws ecs register-task-definition --cli-input-json file://<task-definition.json>',
    terraform:
      'logConfiguration = {\n  logDriver = "awslogs"\n  options = {\n    "awslogs-group"         = "<log-group>"\n    "awslogs-region"        = "<region>"\n    "awslogs-stream-prefix" = "<prefix>"\n  }\n}',
    cloudformation:
      'ContainerDefinitions:\n  - Name: <container>\n    LogConfiguration:\n      LogDriver: awslogs\n      Options:\n        awslogs-group: <log-group>\n        awslogs-region: <region>\n        awslogs-stream-prefix: <prefix>',
  },
  aliases: { prowler: ['ecs_task_definitions_logging_enabled'], securityHub: ['ECS.9'] },
  requirements: { fsbp: ['ECS.9'] },
  evaluate: ({ data }) =>
    judgeContainers(
      data,
      ({ logConfiguration }) => !logConfiguration?.logDriver || logConfiguration.logDriver === ('none' as string),
      { bad: 'write no logs', good: 'Every container writes logs' },
      ({ logConfiguration }) => ({ logDriver: logConfiguration?.logDriver ?? null }),
    ),
});
