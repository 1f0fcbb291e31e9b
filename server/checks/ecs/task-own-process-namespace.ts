import { defineCheck, fail, pass } from '../define-check';
import { taskNeeds, withContainers } from '../shared/containers';

export const check = defineCheck({
  id: 'ecs/task-own-process-namespace',
  title: 'ECS tasks do not share the processes of their host',
  severity: 'high',
  resourceType: 'AWS::ECS::TaskDefinition',
  needs: taskNeeds,
  why: 'A container in the process namespace of its host sees what every other container there runs, reads its environment, and can end it.',
  remedy: {
    text: 'Leave pidMode out, or set it to task where the containers of one task need to see one another.',
    console: 'ECS → Task definitions → the family → Create new revision with JSON → pidMode.',
    cli: 'aws ecs register-task-definition --cli-input-json file://<task-definition.json>',
    terraform: 'resource "aws_ecs_task_definition" "this" {\n  pid_mode = "task"\n}',
    cloudformation: 'Type: AWS::ECS::TaskDefinition\nProperties:\n  PidMode: task',
  },
  aliases: { prowler: ['ecs_task_definitions_host_namespace_not_shared'], securityHub: ['ECS.3'] },
  requirements: { fsbp: ['ECS.3'] },
  evaluate: ({ data }) =>
    withContainers(data, () =>
      data.pidMode === 'host'
        ? fail('The task shares the process namespace of its host', { pidMode: 'host' })
        : pass('The task has a process namespace of its own', { pidMode: data.pidMode ?? null }),
    ),
});
