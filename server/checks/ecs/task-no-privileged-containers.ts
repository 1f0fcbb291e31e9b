import { defineCheck } from '../define-check';
import { judgeContainers, taskNeeds } from '../shared/containers';

export const check = defineCheck({
  id: 'ecs/task-no-privileged-containers',
  title: 'Containers of ECS tasks do not run privileged',
  severity: 'high',
  resourceType: 'AWS::ECS::TaskDefinition',
  needs: taskNeeds,
  why: 'A privileged container is root on its host: whoever breaks into it owns every other container there, and the role of the instance.',
  remedy: {
    text: 'Take privileged away, and add single Linux capabilities for what really needs them. Fargate allows none of it.',
    console: 'ECS → Task definitions → the family → Create new revision → the container → Privileged: off.',
    cli: 'aws ecs register-task-definition --cli-input-json file://<task-definition.json>',
    terraform: 'container_definitions = jsonencode([{\n  name       = "<container>"\n  privileged = false\n}])',
    cloudformation: 'ContainerDefinitions:\n  - Name: <container>\n    Privileged: false',
  },
  aliases: { prowler: ['ecs_task_definitions_no_privileged_containers'], securityHub: ['ECS.4'] },
  requirements: { fsbp: ['ECS.4'] },
  evaluate: ({ data }) =>
    judgeContainers(
      data,
      ({ privileged }) => privileged === true,
      { bad: 'run privileged', good: 'No container runs privileged' },
      ({ privileged = false }) => ({ privileged }),
    ),
});
