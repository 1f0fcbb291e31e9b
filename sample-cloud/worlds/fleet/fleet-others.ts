import type { WorldResource } from '../../contract';
import { tagList } from '../draft';
import { iamId } from '../ids';
import { accounts, serviceTags } from '../lumen';
import { blockAll } from '../parts/bucket';
import { policyText, tlsOnly } from '../parts/policy-document';
import { allow, anywhere, everythingOut } from '../parts/security-group';
import { vpcOfGroup } from './fleet-compute';
import { idAt, mix, nameAt } from './fleet-ids';
import { fleetPlace } from './fleet-network';
import { type FleetScope, instanceTags } from './fleet-scope';

const account = accounts.production;
const tags = serviceTags('platform', 'production');

export function fleetSnapshot(scope: FleetScope, index: number): WorldResource<'AWS::EC2::Snapshot'> {
  const chance = mix(scope.place + 16, index);
  const id = idAt('snap', scope.place, index);
  const own = instanceTags(nameAt('fleet-backup', index), chance);
  return {
    type: 'AWS::EC2::Snapshot',
    id,
    arn: `arn:aws:ec2:${scope.region}::snapshot/${id}`,
    region: scope.region,
    tags: own,
    data: {
      SnapshotId: id,
      VolumeId: idAt('vol', scope.place, index % Math.max(1, scope.volumes)),
      VolumeSize: 30,
      State: 'completed',
      Progress: '100%',
      StartTime: scope.ago(61 + (chance % 300)),
      Description: '',
      OwnerId: account,
      Encrypted: chance % 12 !== 0,
      ...(chance % 12 !== 0 && { KmsKeyId: scope.kmsKeyArn }),
      StorageTier: 'standard',
      restorableByAll: chance % 5000 === 0,
      Tags: tagList(own),
    },
  };
}

export function fleetGroup(scope: FleetScope, index: number): WorldResource<'AWS::EC2::SecurityGroup'> {
  const GroupId = idAt('sg', scope.place, index);
  const arn = `arn:aws:ec2:${scope.region}:${account}:security-group/${GroupId}`;
  const open = mix(scope.place + 32, index) % 50 === 0;
  return {
    type: 'AWS::EC2::SecurityGroup',
    id: GroupId,
    arn,
    region: scope.region,
    tags,
    data: {
      GroupId,
      GroupName: nameAt('fleet-service', index),
      Description: 'A service of the fleet',
      SecurityGroupArn: arn,
      OwnerId: account,
      VpcId: fleetPlace(scope.region, vpcOfGroup(scope, index)).vpcId,
      IpPermissions: [allow('tcp', 8443, '10.0.0.0/8'), ...(open ? [allow('tcp', 22, anywhere)] : [])],
      IpPermissionsEgress: everythingOut,
      Tags: tagList(tags),
    },
  };
}

export function fleetFunction(scope: FleetScope, index: number): WorldResource<'AWS::Lambda::Function'> {
  const name = nameAt('fleet-job', index);
  const arn = `arn:aws:lambda:${scope.region}:${account}:function:${name}`;
  const chance = mix(scope.place + 48, index);
  return {
    type: 'AWS::Lambda::Function',
    id: name,
    arn,
    region: scope.region,
    tags,
    data: {
      FunctionName: name,
      FunctionArn: arn,
      Runtime: chance % 15 === 0 ? 'nodejs16.x' : 'nodejs22.x',
      Role: `arn:aws:iam::${account}:role/lumen-fn-shared`,
      Handler: 'index.handler',
      CodeSize: 20_000 + (chance % 90_000),
      Timeout: 15,
      MemorySize: 256,
      LastModified: scope
        .ago(61 + (chance % 500))
        .toISOString()
        .replace('Z', '+0000'),
      Version: '$LATEST',
      PackageType: 'Zip',
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
      policy: null,
      url: null,
    },
  };
}

export function fleetBucket(scope: FleetScope, index: number): WorldResource<'AWS::S3::Bucket'> {
  const name = nameAt(`lumen-fleet-${scope.region}`, index);
  const chance = mix(scope.place + 64, index);
  return {
    type: 'AWS::S3::Bucket',
    id: name,
    arn: `arn:aws:s3:::${name}`,
    region: scope.region,
    tags,
    data: {
      Name: name,
      CreationDate: scope.ago(61 + (chance % 900)),
      BucketRegion: scope.region,
      BucketArn: `arn:aws:s3:::${name}`,
      location: scope.region,
      policy: chance % 6 === 0 ? null : policyText(tlsOnly(name)),
      acl: { grants: [] },
      ownership: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      publicAccessBlock: chance % 25 === 0 ? null : blockAll,
      encryption: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false }] },
      versioning: { status: chance % 3 === 0 ? 'Off' : 'Enabled', mfaDelete: false },
      logging: null,
      lifecycle: null,
      replication: null,
      notification: null,
      objectLock: null,
    },
  };
}

export function fleetStack(scope: FleetScope, index: number): WorldResource<'AWS::CloudFormation::Stack'> {
  const name = nameAt('fleet-service', index);
  const arn = `arn:aws:cloudformation:${scope.region}:${account}:stack/${name}/${idAt('0', scope.place, index).slice(2, 10)}-5f1e-41ab-a1c0-3d0b5a7c9e11`;
  const chance = mix(scope.place + 80, index);
  return {
    type: 'AWS::CloudFormation::Stack',
    id: name,
    arn,
    region: scope.region,
    tags,
    data: {
      StackId: arn,
      StackName: name,
      CreationTime: scope.ago(61 + (chance % 700)),
      StackStatus: 'CREATE_COMPLETE',
      DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
      Outputs: [],
      NotificationARNs: [],
      Tags: tagList(tags),
      terminationProtection: chance % 4 === 0,
    },
  };
}

export function fleetRole(scope: FleetScope, index: number): WorldResource<'AWS::IAM::Role'> {
  const name = nameAt('fleet-role', index);
  const arn = `arn:aws:iam::${account}:role/fleet/${name}`;
  return {
    type: 'AWS::IAM::Role',
    id: name,
    arn,
    region: 'global',
    tags,
    data: {
      RoleName: name,
      RoleId: iamId('AROA', arn),
      Arn: arn,
      Path: '/fleet/',
      CreateDate: scope.ago(61 + (mix(scope.place + 96, index) % 800)),
      AssumeRolePolicyDocument: policyText({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }),
      InstanceProfileList: [],
      RolePolicyList: [
        {
          PolicyName: 'logs',
          PolicyDocument: policyText({ Effect: 'Allow', Action: ['logs:PutLogEvents', 'logs:CreateLogStream'], Resource: '*' }),
        },
      ],
      AttachedManagedPolicies: [],
      RoleLastUsed: {},
      Tags: tagList(tags),
    },
  };
}
