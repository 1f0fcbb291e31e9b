import { defineCheck, pass } from '../define-check';
import { judgeContainers, taskNeeds, withContainers } from '../shared/containers';

/** Without a user an image runs as root, unless it names another one itself: which the task definition does not tell. */
const isRoot = (user: string | undefined): boolean => !user || /^(root|0)(:|$)/.test(user);

export const check = defineCheck({
  id: 'ecs/task-host-network-unprivileged',
  title: 'ECS tasks on the network of their host run neither privileged nor as root',
  severity: 'high',
  resourceType: 'AWS::ECS::TaskDefinition',
  needs: taskNeeds,
  why: 'On the network of its host a container reaches what listens there only for itself, and the credentials of the instance; as root or privileged it can take the host over.',
  remedy: {
    text: 'Use the network mode awsvpc. Where it has to be the network of the host, name a user other than root in every container, and take privileges away.',
    console: 'ECS → Task definitions → the family → Create new revision → Network mode: awsvpc.',
    cli: 'aws ecs register-task-definition --cli-input-json file://<task-definition.json>',
    terraform: 'resource "aws_ecs_task_definition" "this" {\n  network_mode = "awsvpc"\n}',
    cloudformation: 'NetworkMode: awsvpc',
  },
  aliases: { prowler: ['ecs_task_definitions_host_networking_mode_users'], securityHub: ['ECS.1'] },
  requirements: { fsbp: ['ECS.1'] },
  evaluate: ({ data }) =>
    withContainers(data, () => {
      if (data.networkMode !== 'host')
        return pass('The task is not on the network of its host', { networkMode: data.networkMode ?? 'bridge' });
      return judgeContainers(
        data,
        ({ privileged, user }) => privileged === true || isRoot(user),
        {
          bad: 'are on the network of the host as root or privileged',
          good: 'Containers on the network of the host run as somebody else than root',
        },
        ({ privileged = false, user = null }) => ({ privileged, user }),
      );
    }),
});
