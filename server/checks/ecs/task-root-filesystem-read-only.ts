import { defineCheck, notApplicable } from '../define-check';
import { isWindows, judgeContainers, taskNeeds } from '../shared/containers';

export const check = defineCheck({
  id: 'ecs/task-root-filesystem-read-only',
  title: 'Containers of ECS tasks cannot write to their own root file system',
  severity: 'high',
  resourceType: 'AWS::ECS::TaskDefinition',
  needs: taskNeeds,
  why: 'Whoever breaks into a container with a writable root puts his tools there and changes the program that runs.',
  remedy: {
    text: 'Set readonlyRootFilesystem in every container, and mount a volume or a tmpfs where the program has to write. It takes a new revision.',
    console: 'ECS → Task definitions → the family → Create new revision → the container → Read only root file system.',
    cli: 'aws ecs register-task-definition --cli-input-json file://<task-definition.json>',
    terraform: 'container_definitions = jsonencode([{\n  name                   = "<container>"\n  readonlyRootFilesystem = true\n}])',
    cloudformation: 'ContainerDefinitions:\n  - Name: <container>\n    ReadonlyRootFilesystem: true',
  },
  aliases: { prowler: ['ecs_task_definitions_containers_readonly_access'], securityHub: ['ECS.5'] },
  requirements: { fsbp: ['ECS.5'] },
  evaluate: ({ data }) =>
    isWindows(data)
      ? notApplicable('Windows containers have no read-only root')
      : judgeContainers(
          data,
          ({ readonlyRootFilesystem }) => readonlyRootFilesystem !== true,
          { bad: 'may write to their root file system', good: 'No container may write to its root file system' },
          ({ readonlyRootFilesystem = false }) => ({ readonlyRootFilesystem }),
        ),
});
