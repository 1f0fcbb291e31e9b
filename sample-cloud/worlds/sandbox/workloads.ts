import type { Draft } from '../draft';
import { addCluster, addService, addTaskDefinition, addTaskSet } from '../parts/containers';
import { addRepository, imageUri } from '../parts/image-repository';
import { keyArn } from '../parts/kms-key';
import { addKubernetes } from '../parts/kubernetes';
import { addDocument, addManagedMachines } from '../parts/managed-machines';
import { assumedBy, can } from '../parts/policy-document';
import { addRole } from '../parts/role';
import type { SandboxPlaces } from './compute';
import { main, tagsOf } from './places';

/** The sandbox's containers, as they should be. */
export function addWorkloads(draft: Draft, { vpc, appGroup }: SandboxPlaces): void {
  const { clock } = draft;
  const region = main;
  const tags = tagsOf('analytics');
  addRepository(draft, { region, name: 'trial/forecast', created: clock.ago(110), images: [['0.7.1', clock.ago(100)]], tags });
  const role = (name: string, service: string) =>
    addRole(draft, {
      name,
      created: clock.ago(115),
      trust: [assumedBy.serviceFor(draft.account, service)],
      inline: { write: [can('logs:PutLogEvents', draft.arn('logs', region, 'log-group:/ecs/*'))] },
      used: { at: clock.lately(0), region },
      tags,
    });
  const taskRoleArn = role('sandbox-ecs-task', 'ecs-tasks');
  const clusterArn = addCluster(draft, { region, name: 'trial', created: clock.ago(110), tags });
  const taskDefinition = addTaskDefinition(draft, {
    region,
    name: 'forecast',
    created: clock.ago(100),
    image: imageUri(draft, region, 'trial/forecast', '0.7.1'),
    environment: { STAGE: 'sandbox' },
    taskRoleArn,
    executionRoleArn: taskRoleArn,
    tags,
  });
  const place = { region, clusterArn, taskDefinition, subnets: [vpc.subnet('app-a').id, vpc.subnet('app-b').id], groups: [appGroup], tags };
  const serviceArn = addService(draft, {
    ...place,
    name: 'forecast',
    created: clock.ago(100),
    data: {
      deploymentController: { type: 'EXTERNAL' },
      launchType: undefined,
      platformVersion: undefined,
      networkConfiguration: undefined,
    },
  });
  addTaskSet(draft, { ...place, serviceArn, name: 'ecs-svc/1000000001', created: clock.ago(100) });
  addService(draft, { ...place, name: 'forecast-api', created: clock.ago(100) });
  addKubernetes(draft, {
    region,
    name: 'trial',
    created: clock.ago(110),
    version: '1.34',
    roleArn: role('sandbox-eks', 'eks'),
    vpcId: vpc.id,
    subnets: [vpc.subnet('app-a').id, vpc.subnet('app-b').id],
    group: appGroup,
    kmsKeyArn: keyArn(draft, region, 'sandbox-disks'),
    tags,
  });
  addManagedMachines(draft, () => ({}));
  addDocument(draft, {
    region,
    name: 'sandbox-patch-now',
    created: clock.ago(200),
    content: 'schemaVersion: "2.2"\nmainSteps:\n  - action: aws:runShellScript\n    inputs:\n      runCommand: ["dnf -y upgrade"]\n',
    tags: tagsOf('platform'),
  });
}
