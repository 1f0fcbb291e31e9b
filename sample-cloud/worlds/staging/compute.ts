import type { Draft } from '../draft';
import type { ServiceName } from '../lumen';
import { addImage } from '../parts/image';
import { addInstance, type InstanceOptions } from '../parts/instance';
import { addLaunchTemplate, httpTokens } from '../parts/launch-template';
import { madeUpSecrets } from '../parts/made-up-secrets';
import { addGroup, allow, anywhere } from '../parts/security-group';
import { addSnapshot } from '../parts/snapshot';
import { addVolume, volumeId } from '../parts/volume';
import type { Networks } from './network';
import { diskKey, main, second, tagsOf, third } from './places';

export interface StagingGroups {
  app: string;
  database: string;
}

/** The shop's own staging hosts, and what was left lying beside them. */
export function addCompute(draft: Draft, { shop }: Networks): StagingGroups {
  const { clock } = draft;
  const vpc = { region: main, vpcId: shop.id };
  const app = addGroup(draft, {
    ...vpc,
    name: 'staging-app',
    description: 'staging',
    ingress: [allow('tcp', 443, anywhere), allow('tcp', 22, clock.turn('198.51.100.0/28', [40, anywhere]))],
    tags: tagsOf('platform'),
  });
  const database = addGroup(draft, {
    ...vpc,
    name: 'staging-db',
    description: 'staging',
    ingress: [allow('tcp', 5432, '10.120.0.0/16'), allow('tcp', 3306, '18.0.0.0/8')],
  });
  addGroup(draft, { ...vpc, name: 'staging-app-copy', description: 'copy', ingress: [allow('tcp', [0, 65535], '10.0.0.0/8')] });
  addGroup(draft, {
    ...vpc,
    name: 'rules-of-everybody',
    description: 'home offices',
    ingress: Array.from({ length: 58 }, (_, at) => allow('tcp', 22, `198.51.100.${at + 20}/32`)),
  });

  const host = (name: string, service: ServiceName, age: number, options: Partial<InstanceOptions> = {}) =>
    addInstance(draft, {
      region: main,
      name,
      subnet: shop.subnet('web-a'),
      groups: [{ GroupId: app, GroupName: 'staging-app' }],
      launched: clock.ago(age),
      imageId: draft.id('ami', `${main}/staging-golden`),
      instanceType: 't3.medium',
      metadata: 'v1',
      publicAddress: 'launch',
      profile: 'staging-instance',
      kmsKeyArn: null,
      keyName: 'staging-shared',
      tags: tagsOf(service),
      ...options,
    });
  host('staging-storefront', 'storefront', 430);
  host('staging-checkout', 'checkout', 430, {
    subnet: shop.subnet('web-b'),
    kmsKeyArn: diskKey(draft, main),
    metadata: 'required',
    publicAddress: null,
  });
  host('staging-orders', 'orders', 700, { stopped: clock.ago(143) });
  host('staging-catalog', 'catalog', 240, { stopped: clock.ago(39) });
  host('staging-payments', 'payments', 510, { profile: null });
  host('demo-for-investors', 'marketing', 655, { publicAddress: 'elastic', profile: null });
  addLeftovers(draft);
  return { app, database };
}

function addLeftovers(draft: Draft): void {
  const { clock } = draft;
  for (const [at, name] of ['pvc-3f1', 'pvc-77a', 'pvc-b20', 'restore-test', 'old-jenkins-home', 'tmp'].entries()) {
    addVolume(draft, {
      region: at % 3 === 2 ? third : main,
      zone: `${at % 3 === 2 ? third : main}a`,
      name,
      size: 50 * (at + 1),
      volumeType: 'gp2',
      kmsKeyArn: at === 0 ? diskKey(draft, main) : null,
      created: clock.ago(300 + 70 * at),
    });
  }
  for (let month = 0; month < 12; month++) {
    addSnapshot(draft, {
      region: month % 4 === 3 ? second : main,
      name: `manual-${month + 1}`,
      volumeId: volumeId(draft, main, 'staging-orders-root'),
      size: 30,
      started: clock.ago(200 + 31 * month),
      kmsKeyArn: month % 5 === 0 ? diskKey(draft, month % 4 === 3 ? second : main) : null,
      public: month === 4,
    });
  }
  addImage(draft, {
    region: main,
    name: 'staging-golden',
    created: clock.ago(1300),
    kmsKeyArn: null,
    volumeId: volumeId(draft, main, 'staging-golden-root'),
    public: clock.turn(false, [33, true]),
  });
  const createdBy = draft.arn('iam', '', 'user/staging-admin');
  const latest = {
    ...httpTokens(false),
    ImageId: draft.id('ami', `${main}/staging-golden`),
    UserData: Buffer.from(`#!/bin/bash\nexport GITHUB_TOKEN=${madeUpSecrets.github}\n`).toString('base64'),
    NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true }],
  };
  addLaunchTemplate(draft, { region: main, name: 'staging', created: clock.ago(690), createdBy, latest, latestNumber: 3 });
  addLaunchTemplate(draft, { region: second, name: 'load-generator', created: clock.ago(480), createdBy, latest });
}
