import type { Draft } from '../draft';
import { addInstance } from '../parts/instance';
import { addGroup, allow, anywhere, anywhereV6 } from '../parts/security-group';
import type { Networks } from './network';
import { main } from './places';

type Ports = number | readonly [number, number];

/** Products that somebody tried out with all doors open, and the ports that they listen on. */
const experiments: readonly (readonly [name: string, ports: readonly Ports[], age: number])[] = [
  ['ftp-upload', [[20, 21], 23], 940],
  ['cassandra', [7199, 8888, 9160], 811],
  ['elastic', [9200, 9300, 5601], 402],
  ['kafka', [9092], 366],
  ['memcached', [11211], 520],
  ['mongo', [[27017, 27018]], 704],
  ['mysql', [3306], 333],
  ['oracle', [1521, 2483], 1290],
  ['postgres', [5432], 288],
  ['redis', [6379], 450],
  ['sqlserver', [[1433, 1434]], 1010],
  ['ldap', [389, 636], 600],
  ['kerberos', [88, 464, 749, 750], 600],
  ['windows-share', [445, 3389], 777],
  ['mail', [25, 110, 143], 980],
  ['jenkins', [8080, 22], 1120],
];

/** Adds the hosts of the experiments, each with a group of its own; all still reachable. */
export function addExperiments(draft: Draft, { lab, us }: Networks): void {
  const { clock } = draft;
  const image = draft.id('ami', `${main}/staging-golden`);
  for (const [index, [name, ports, age]] of experiments.entries()) {
    const GroupName = index % 3 === 0 ? `launch-wizard-${index + 1}` : `poc-${name}`;
    const GroupId = addGroup(draft, {
      region: main,
      vpcId: lab.id,
      name: GroupName,
      description:
        index % 3 === 0 ? `${GroupName} created ${2020 + (index % 4)}-0${(index % 9) + 1}-12T10:14:07.201+01:00` : `Trying ${name}`,
      ingress: ports.map((port) => allow('tcp', port, anywhere, ...(index % 2 === 0 ? [anywhereV6] : []))),
    });
    addInstance(draft, {
      region: main,
      name: `poc-${name}`,
      subnet: lab.subnet(index % 2 === 0 ? 'public-a' : 'public-b'),
      groups: [{ GroupId, GroupName }],
      launched: clock.ago(age),
      imageId: image,
      instanceType: index % 4 === 0 ? 't2.medium' : 't3.small',
      metadata: 'v1',
      publicAddress: 'launch',
      keyName: 'staging-shared',
      kmsKeyArn: null,
      windows: name === 'windows-share' || name === 'sqlserver',
      tags: index % 2 === 0 ? {} : { Owner: 'unknown' },
    });
  }
  const everythingOpen = addGroup(draft, {
    region: us.region,
    vpcId: us.id,
    name: 'load-test',
    description: 'load test',
    ingress: [allow('-1', null, anywhere)],
  });
  draft.when(clock.during(25, 5), () => {
    for (const number of [1, 2, 3]) {
      addInstance(draft, {
        region: us.region,
        name: `load-generator-${number}`,
        subnet: us.subnet('public-a'),
        groups: [{ GroupId: everythingOpen, GroupName: 'load-test' }],
        launched: clock.ago(25),
        instanceType: 'c5.4xlarge',
        metadata: 'v1',
        publicAddress: 'launch',
        kmsKeyArn: null,
        tags: {},
      });
    }
  });
}
