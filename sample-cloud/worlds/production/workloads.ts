import type { Draft } from '../draft';
import { accounts } from '../lumen';
import { addCluster, addService, addTaskDefinition, addTaskSet } from '../parts/containers';
import { addRepository, imageUri } from '../parts/image-repository';
import { addKubernetes, addNodegroup } from '../parts/kubernetes';
import { madeUpSecrets } from '../parts/made-up-secrets';
import { addDocument, addManagedMachines, type MachineState } from '../parts/managed-machines';
import { assumedBy, can } from '../parts/policy-document';
import { addRole } from '../parts/role';
import type { Groups } from './groups';
import type { Networks } from './network';
import { americas, dataKey, main, tagsOf } from './places';

/** What production runs in containers, and how its machines are kept. */
export function addWorkloads(draft: Draft, networks: Networks, groups: Groups): void {
  const roles = addWorkloadRoles(draft);
  addRepositories(draft);
  addContainers(draft, networks, groups, roles);
  addClusters(draft, networks, groups, roles);
  addMachines(draft);
}

type Roles = ReturnType<typeof addWorkloadRoles>;

function addWorkloadRoles(draft: Draft) {
  const { clock } = draft;
  const used = { at: clock.lately(0), region: main };
  const role = (name: string, service: string, inline: Parameters<typeof addRole>[1]['inline']) =>
    addRole(draft, {
      name,
      created: clock.ago(520),
      trust: [assumedBy.serviceFor(draft.account, service)],
      inline,
      used,
      tags: tagsOf('platform'),
    });
  return {
    execution: role('lumen-ecs-execution', 'ecs-tasks', {
      pull: [can(['ecr:GetAuthorizationToken', 'ecr:BatchGetImage', 'logs:CreateLogStream', 'logs:PutLogEvents'])],
    }),
    catalog: role('lumen-ecs-catalog', 'ecs-tasks', {
      images: [can('s3:*', ['arn:aws:s3:::lumen-prod-catalog-images', 'arn:aws:s3:::lumen-prod-catalog-images/*'])],
    }),
    cluster: role('lumen-eks-cluster', 'eks', { network: [can(['ec2:DescribeSubnets', 'ec2:CreateNetworkInterface'])] }),
    nodes: addRole(draft, {
      name: 'lumen-eks-nodes',
      created: clock.ago(520),
      trust: [assumedBy.service('ec2')],
      inline: { join: [can(['eks:DescribeCluster', 'ec2:DescribeInstances'])] },
      used,
      tags: tagsOf('platform'),
    }),
  };
}

function addRepositories(draft: Draft): void {
  const { clock } = draft;
  const region = main;
  addRepository(draft, {
    region,
    name: 'shop/catalog',
    created: clock.ago(500),
    images: [
      ['2.41.0', clock.ago(95)],
      ['2.40.3', clock.ago(140)],
    ],
    holes: ['busybox'],
    kmsKeyArn: dataKey(draft, region, 'analytics'),
    tags: tagsOf('catalog'),
  });
  addRepository(draft, {
    region,
    name: 'shop/payments',
    created: clock.ago(480),
    images: [['1.9.2', clock.ago(120)]],
    holes: ['http2', 'openssl'],
    tags: tagsOf('payments'),
  });
  addRepository(draft, {
    region,
    name: 'shop/label-service',
    created: clock.ago(900),
    images: [['latest', clock.ago(610)]],
    holes: ['log4j', 'openssl', 'zlib'],
    immutable: false,
    lifecycle: false,
    tags: tagsOf('fulfilment'),
  });
  addRepository(draft, {
    region,
    name: 'partners/stock-sync',
    created: clock.ago(410),
    images: [['2024-11', clock.ago(380)]],
    holes: null,
    scanOnPush: false,
    // Until somebody asked who that is.
    policy: [
      {
        ...can(['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']),
        Resource: undefined,
        Principal: clock.turn<'*' | { AWS: string }>('*', [19, { AWS: `arn:aws:iam::${accounts.logisticsPartner}:root` }]),
      },
    ],
    tags: tagsOf('fulfilment'),
  });
  addRepository(draft, {
    region: americas,
    name: 'tools/base-images',
    created: clock.ago(700),
    images: [['al2023', clock.ago(260)]],
    holes: [],
    policy: [{ ...can('ecr:*'), Resource: undefined, Principal: '*' }],
    tags: tagsOf('platform'),
  });
  addRepository(draft, {
    region,
    name: 'payments/tokeniser',
    created: clock.ago(300),
    refuses: ['GetRepositoryPolicy', 'GetLifecyclePolicy', 'DescribeImages'],
    tags: tagsOf('payments'),
  });
}

function addContainers(draft: Draft, { shop, us }: Networks, groups: Groups, { execution, catalog }: Roles): void {
  const { clock } = draft;
  const region = main;
  const clusterArn = addCluster(draft, { region, name: 'shop', created: clock.ago(500), insights: 'enhanced', tags: tagsOf('platform') });
  const jobs = addCluster(draft, { region, name: 'batch-jobs', created: clock.ago(900), insights: 'disabled', tags: tagsOf('fulfilment') });
  const place = {
    region,
    clusterArn,
    subnets: ['app-a', 'app-b', 'app-c'].map((name) => shop.subnet(name).id),
    groups: [groups.app.GroupId ?? ''],
  };

  const catalogTask = addTaskDefinition(draft, {
    region,
    name: 'catalog',
    revision: 41,
    created: clock.ago(95),
    image: imageUri(draft, region, 'shop/catalog', '2.41.0'),
    environment: { STAGE: 'production', DB_PASSWORD_ARN: draft.arn('secretsmanager', region, 'secret:lumen/catalog-Ab12Cd') },
    taskRoleArn: catalog,
    executionRoleArn: execution,
    tags: tagsOf('catalog'),
  });
  addService(draft, { ...place, name: 'catalog', created: clock.ago(500), taskDefinition: catalogTask, tags: tagsOf('catalog') });

  const payments = addTaskDefinition(draft, {
    region,
    name: 'payments',
    revision: 12,
    created: clock.ago(120),
    image: imageUri(draft, region, 'shop/payments', '1.9.2'),
    environment: { STAGE: 'production', PROVIDER: 'example-pay', STRIPE_KEY: madeUpSecrets.stripe },
    executionRoleArn: execution,
    tags: tagsOf('payments'),
  });
  const service = addService(draft, {
    ...place,
    name: 'payments',
    created: clock.ago(480),
    taskDefinition: payments,
    data: {
      launchType: undefined,
      deploymentController: { type: 'EXTERNAL' },
      networkConfiguration: undefined,
      platformVersion: undefined,
    },
    tags: tagsOf('payments'),
  });
  addTaskSet(draft, {
    ...place,
    serviceArn: service,
    name: 'ecs-svc/7710223344',
    created: clock.ago(120),
    taskDefinition: payments,
    tags: tagsOf('payments'),
  });

  // Nobody has looked at what prints the labels since it was moved here.
  const label = addTaskDefinition(draft, {
    region,
    name: 'label-service',
    revision: 3,
    created: clock.ago(610),
    image: imageUri(draft, region, 'shop/label-service', 'latest'),
    environment: { CARRIER_PASSWORD: madeUpSecrets.password, DATABASE_URL: madeUpSecrets.database, FORMAT: 'zpl' },
    container: { user: 'root', privileged: true, readonlyRootFilesystem: false, logConfiguration: undefined },
    data: { networkMode: 'host', pidMode: 'host', requiresCompatibilities: ['EC2'] },
    tags: tagsOf('fulfilment'),
  });
  addService(draft, {
    ...place,
    clusterArn: jobs,
    name: 'label-service',
    created: clock.ago(610),
    taskDefinition: label,
    data: { launchType: 'EC2', platformVersion: undefined, platformFamily: undefined, networkConfiguration: undefined },
    tags: tagsOf('fulfilment'),
  });

  const stock = addTaskDefinition(draft, {
    region: americas,
    name: 'stock-sync',
    created: clock.ago(380),
    image: 'docker.io/lumenpartner/stock-sync:2024-11',
    container: {
      readonlyRootFilesystem: false,
      logConfiguration: {
        logDriver: 'awslogs',
        options: { 'awslogs-group': '/ecs/stock-sync', 'awslogs-region': americas, mode: 'blocking' },
      },
    },
    tags: tagsOf('fulfilment'),
  });
  const usCluster = addCluster(draft, { region: americas, name: 'shop-us', created: clock.ago(400), tags: tagsOf('platform') });
  addService(draft, {
    region: americas,
    clusterArn: usCluster,
    subnets: [us.subnet('web-a').id],
    groups: [groups.usReporting.GroupId ?? ''],
    name: 'stock-sync',
    created: clock.ago(380),
    taskDefinition: stock,
    publicAddress: true,
    data: { platformVersion: '1.3.0' },
    tags: tagsOf('fulfilment'),
  });
  addTaskDefinition(draft, {
    region,
    name: 'tokeniser',
    created: clock.ago(300),
    image: 'hidden',
    refuses: ['DescribeTaskDefinition'],
    tags: {},
  });
}

function addClusters(draft: Draft, { shop, us }: Networks, groups: Groups, { cluster, nodes }: Roles): void {
  const { clock } = draft;
  const subnets = ['app-a', 'app-b', 'app-c'].map((name) => shop.subnet(name).id);
  addKubernetes(draft, {
    region: main,
    name: 'lumen-platform',
    created: clock.ago(420),
    version: '1.34',
    roleArn: cluster,
    vpcId: shop.id,
    subnets,
    group: groups.app.GroupId ?? '',
    kmsKeyArn: dataKey(draft, main, 'customers'),
    tags: tagsOf('platform'),
  });
  addNodegroup(draft, {
    region: main,
    cluster: 'lumen-platform',
    name: 'general',
    created: clock.ago(420),
    nodeRole: nodes,
    subnets,
    tags: tagsOf('platform'),
  });
  addKubernetes(draft, {
    region: americas,
    name: 'recommendations',
    created: clock.ago(880),
    version: clock.turn('1.29', [37, '1.30']),
    roleArn: cluster,
    vpcId: us.id,
    subnets: [us.subnet('app-a').id, us.subnet('app-b').id],
    group: groups.usApp.GroupId ?? '',
    publicFrom: ['0.0.0.0/0'],
    privateAccess: false,
    logs: ['api'],
    protectedFromDeletion: false,
    network: '{}',
    tags: tagsOf('analytics'),
  });
  addNodegroup(draft, {
    region: americas,
    cluster: 'recommendations',
    name: 'workers',
    created: clock.ago(880),
    nodeRole: nodes,
    subnets: [us.subnet('app-a').id],
    data: { version: '1.29', amiType: 'AL2_x86_64', instanceTypes: ['m5.large'] },
    tags: tagsOf('analytics'),
  });
  addKubernetes(draft, {
    region: main,
    name: 'payments-vault',
    created: clock.ago(200),
    version: '1.34',
    roleArn: cluster,
    vpcId: shop.id,
    subnets,
    group: groups.app.GroupId ?? '',
    refuses: ['DescribeCluster', 'DescribeAddon'],
  });
}

function addMachines(draft: Draft): void {
  const { clock } = draft;
  const unmanaged = ['erp-win-1', 'supplier-ftp', 'label-printer', 'build-1', 'black-week-a', 'black-week-b'];
  const states: Readonly<Record<string, MachineState>> = {
    reporting: { missing: 31 },
    bastion: { missing: clock.turn(0, [25, 6]) },
    'monitoring-1': { reports: false },
    'search-1': { failing: 1 },
  };
  addManagedMachines(draft, (name) => (unmanaged.includes(name) ? null : (states[name] ?? {})));
  addDocument(draft, {
    region: main,
    name: 'lumen-restart-service',
    created: clock.ago(400),
    content:
      'schemaVersion: "2.2"\ndescription: Restarts a service\nmainSteps:\n  - action: aws:runShellScript\n    inputs:\n      runCommand:\n        - systemctl restart "{{ Service }}"\n',
    tags: tagsOf('platform'),
  });
  addDocument(draft, {
    region: main,
    name: 'install-monitoring-agent',
    created: clock.ago(1100),
    content: `schemaVersion: "2.2"\nmainSteps:\n  - action: aws:runShellScript\n    inputs:\n      runCommand:\n        - export AWS_ACCESS_KEY_ID=${madeUpSecrets.accessKey}\n        - export AWS_SECRET_ACCESS_KEY=${madeUpSecrets.secretKey}\n        - curl -d "agent installed" ${madeUpSecrets.slack}\n`,
    sharedWith: clock.turn<string[]>([accounts.staging], [28, ['all']]),
  });
  addDocument(draft, {
    region: main,
    name: 'payments-rotate-hsm',
    created: clock.ago(250),
    content: '{}',
    refuses: ['GetDocument', 'DescribeDocumentPermission'],
    tags: tagsOf('payments'),
  });
}
