import type { Draft } from '../draft';
import { addCluster, addService, addTaskDefinition, addTaskSet } from '../parts/containers';
import { addRepository, imageUri } from '../parts/image-repository';
import { addKubernetes } from '../parts/kubernetes';
import { madeUpSecrets } from '../parts/made-up-secrets';
import { addDocument, addManagedMachines } from '../parts/managed-machines';
import { assumedBy, can } from '../parts/policy-document';
import { addRole } from '../parts/role';
import type { StagingGroups } from './compute';
import type { Networks } from './network';
import { main, tagsOf } from './places';

/** Staging's containers, which were copied from a tutorial. */
export function addWorkloads(draft: Draft, { shop }: Networks, groups: StagingGroups): void {
  const { clock } = draft;
  const region = main;
  addRepository(draft, {
    region,
    name: 'staging/shop',
    created: clock.ago(700),
    images: [['latest', clock.ago(130)]],
    holes: ['xz', 'curl', 'openssl', 'busybox'],
    immutable: false,
    scanOnPush: false,
    lifecycle: false,
    tags: tagsOf('storefront'),
  });
  const taskRoleArn = addRole(draft, {
    name: 'staging-tasks',
    created: clock.ago(700),
    trust: [assumedBy.service('ecs-tasks')],
    inline: { everything: [can('*')] },
    used: { at: clock.lately(0), region },
  });
  const clusterArn = addCluster(draft, { region, name: 'staging', created: clock.ago(700), insights: 'disabled' });
  const taskDefinition = addTaskDefinition(draft, {
    region,
    name: 'staging-shop',
    revision: 88,
    created: clock.ago(130),
    image: imageUri(draft, region, 'staging/shop', 'latest'),
    environment: { GITHUB_TOKEN: madeUpSecrets.github, SESSION_SECRET: madeUpSecrets.password },
    container: { user: undefined, privileged: undefined, readonlyRootFilesystem: undefined },
    taskRoleArn,
    executionRoleArn: taskRoleArn,
    data: { networkMode: 'awsvpc' },
  });
  const place = { region, clusterArn, taskDefinition, subnets: [shop.subnet('web-a').id], groups: [groups.app], publicAddress: true };
  addService(draft, { ...place, name: 'staging-shop', created: clock.ago(700) });
  const serviceArn = addService(draft, {
    ...place,
    name: 'preview',
    created: clock.ago(300),
    data: {
      deploymentController: { type: 'EXTERNAL' },
      launchType: undefined,
      platformVersion: undefined,
      networkConfiguration: undefined,
    },
  });
  addTaskSet(draft, { ...place, serviceArn, name: 'ecs-svc/4455000001', created: clock.ago(130) });
  const cluster = addRole(draft, {
    name: 'staging-eks',
    created: clock.ago(650),
    trust: [assumedBy.service('eks')],
    inline: { network: [can('ec2:Describe*')] },
  });
  addKubernetes(draft, {
    region,
    name: 'staging',
    created: clock.ago(650),
    version: '1.31',
    roleArn: cluster,
    vpcId: shop.id,
    subnets: [shop.subnet('web-a').id, shop.subnet('web-b').id],
    group: groups.app,
    publicFrom: ['203.0.113.0/24'],
    logs: [],
    protectedFromDeletion: false,
    network: null,
  });
  addManagedMachines(draft, (name) => (name === 'staging-checkout' ? { missing: 74 } : null));
  addDocument(draft, {
    region,
    name: 'bootstrap-staging',
    created: clock.ago(690),
    content: JSON.stringify({
      schemaVersion: '2.2',
      mainSteps: [{ inputs: { runCommand: [`mysql --password=${madeUpSecrets.password} shop`] } }],
    }),
    sharedWith: ['all'],
  });
}
