import type { Draft } from '../draft';
import { addEc2Region, hardenedRegion } from '../parts/ec2-region';
import { addClientVpn, addTransitGateway, addVpcEndpoint, addVpnConnection } from '../parts/gateways';
import { addImage, imageId } from '../parts/image';
import { addInstance } from '../parts/instance';
import { keyArn } from '../parts/kms-key';
import { addLaunchTemplate, httpTokens } from '../parts/launch-template';
import { aclRule, addNetworkAcl } from '../parts/network-acl';
import { addGroup, allow } from '../parts/security-group';
import { addSnapshot } from '../parts/snapshot';
import { volumeId } from '../parts/volume';
import { addVpc, type Vpc } from '../parts/vpc';
import { addFlowLog } from '../parts/vpc-extras';
import { main, regions, tagsOf } from './places';

export interface SandboxPlaces {
  vpc: Vpc;
  appGroup: string;
  databaseGroup: string;
}

/** One network without a way in, and the few hosts that are being tried there. */
export function addCompute(draft: Draft): SandboxPlaces {
  const { clock } = draft;
  const disks = keyArn(draft, main, 'sandbox-disks');
  const tags = tagsOf('platform');
  const tiers = ['app-a', 'app-b', 'data-a', 'data-b'];
  const vpc = addVpc(draft, {
    region: main,
    name: 'sandbox',
    cidr: '10.200.0.0/16',
    subnets: tiers.map((name, at) => ({ name, cidr: `10.200.${at * 16}.0/20` })),
    ownAcl: tiers,
    closedDefaultGroup: true,
    tags,
  });
  addNetworkAcl(draft, {
    region: main,
    vpcId: vpc.id,
    name: 'inside-only',
    subnetIds: tiers.map((name) => vpc.subnet(name).id),
    ingress: [aclRule(100, '10.200.0.0/16', [0, 65535])],
    tags,
  });
  addFlowLog(draft, vpc, { name: 'sandbox-all', created: clock.ago(200), bucketArn: 'arn:aws:s3:::lumen-sandbox-logs', tags });
  addTransitGateway(draft, { region: main, name: 'sandbox-hub', created: clock.ago(200), autoAccept: false, tags });
  addClientVpn(draft, { region: main, name: 'sandbox-people', created: clock.ago(200), vpc, logGroup: '/vpn/sandbox', tags });
  addVpnConnection(draft, { region: main, name: 'lab', since: clock.ago(190), up: [true, true], tags });
  addVpcEndpoint(draft, vpc, 'ec2', clock.ago(200), tags);
  const appGroup = addGroup(draft, {
    region: main,
    vpcId: vpc.id,
    name: 'sandbox-app',
    description: 'Trial services',
    ingress: [allow('tcp', 8443, vpc.cidr)],
    egress: [allow('tcp', 443, vpc.cidr)],
    tags,
  });
  const databaseGroup = addGroup(draft, {
    region: main,
    vpcId: vpc.id,
    name: 'sandbox-database',
    description: 'Trial databases',
    ingress: [allow('tcp', 5433, appGroup)],
    egress: [],
    tags,
  });
  for (const [at, name] of ['trial-search', 'trial-recommendations', 'trial-forecast'].entries()) {
    addInstance(draft, {
      region: main,
      name,
      subnet: vpc.subnet(at % 2 === 0 ? 'app-a' : 'app-b'),
      groups: [{ GroupId: appGroup, GroupName: 'sandbox-app' }],
      launched: clock.ago(62 + 7 * at),
      imageId: imageId(draft, main, 'sandbox-base'),
      instanceType: 'm7g.large',
      arm: true,
      profile: 'sandbox-instance',
      monitored: true,
      kmsKeyArn: disks,
      // Left off since its trial was over.
      ...(name === 'trial-forecast' && clock.during(37) && { stopped: clock.ago(37) }),
      tags: tagsOf('analytics'),
    });
    addSnapshot(draft, {
      region: main,
      name: `${name}-backup`,
      volumeId: volumeId(draft, main, `${name}-root`),
      size: 30,
      started: clock.ago(61),
      kmsKeyArn: disks,
      tags,
    });
  }
  addImage(draft, {
    region: main,
    name: 'sandbox-base',
    created: clock.ago(120),
    kmsKeyArn: disks,
    volumeId: volumeId(draft, main, 'sandbox-image-builder'),
    arm: true,
    tags,
  });
  addLaunchTemplate(draft, {
    region: main,
    name: 'sandbox',
    created: clock.ago(118),
    createdBy: draft.arn('sts', '', 'assumed-role/sandbox-deploy/github-actions'),
    latest: {
      ...httpTokens(true),
      ImageId: imageId(draft, main, 'sandbox-base'),
      NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: false, Groups: [appGroup] }],
    },
    latestNumber: 4,
    tags,
  });
  for (const region of regions)
    addEc2Region(draft, region, clock.turn({ ...hardenedRegion, ebsEncryptionByDefault: region === main }, [45, hardenedRegion]));
  return { vpc, appGroup, databaseGroup };
}
