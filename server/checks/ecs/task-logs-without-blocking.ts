import { defineCheck, notApplicable } from '../define-check';
import { judgeContainers, taskNeeds } from '../shared/containers';

export const check = defineCheck({
  id: 'ecs/task-logs-without-blocking',
  title: 'Containers of ECS tasks do not wait for their logs',
  severity: 'low',
  resourceType: 'AWS::ECS::TaskDefinition',
  needs: taskNeeds,
  why: 'In blocking mode a container stands still when its log driver cannot get rid of lines: a disturbance of CloudWatch Logs takes the service down.',
  remedy: {
    text: 'Set the option mode to non-blocking, with a buffer that is large enough. Since June 2025 it is the default for what names none, unless the account setting defaultLogDriverMode says otherwise.',
    console: 'ECS → Task definitions → the family → Create new revision → the container → Logging → mode: non-blocking.',
    cli: 'aws ecs register-task-definition --cli-input-json file://<task-definition.json>',
    terraform:
      'logConfiguration = {\n  logDriver = "awslogs"\n  options = {\n    mode              = "non-blocking"\n    "max-buffer-size" = "25m"\n  }\n}',
    cloudformation:
      'ContainerDefinitions:\n  - Name: <container>\n    LogConfiguration:\n      LogDriver: awslogs\n      Options:\n        mode: non-blocking\n        max-buffer-size: 25m',
  },
  differs: 'A container that names no mode passes: ECS does not block by default any more.',
  aliases: { prowler: ['ecs_task_definitions_logging_block_mode'] },
  evaluate: ({ data }) => {
    if (data.containerDefinitions?.length && !data.containerDefinitions.some(({ logConfiguration }) => logConfiguration))
      return notApplicable('No container writes logs');
    return judgeContainers(
      data,
      ({ logConfiguration }) => logConfiguration?.options?.mode === 'blocking',
      { bad: 'wait for their logs', good: 'No container is told to wait for its logs' },
      ({ logConfiguration }) => ({ logDriver: logConfiguration?.logDriver ?? null, mode: logConfiguration?.options?.mode ?? null }),
    );
  },
});
