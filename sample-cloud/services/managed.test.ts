import { AccountClient, GetAlternateContactCommand, GetContactInformationCommand, paginateListRegions } from '@aws-sdk/client-account';
import { CloudFormationClient, DescribeStacksCommand, ListStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetInsightSelectorsCommand,
  GetTrailStatusCommand,
  ListTagsCommand,
} from '@aws-sdk/client-cloudtrail';
import {
  ConfigServiceClient,
  DescribeConfigurationRecorderStatusCommand,
  DescribeConfigurationRecordersCommand,
  DescribeDeliveryChannelsCommand,
} from '@aws-sdk/client-config-service';
import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
  ListAliasesCommand,
  ListKeysCommand,
  ListResourceTagsCommand,
} from '@aws-sdk/client-kms';
import {
  GetFunctionUrlConfigCommand,
  GetPolicyCommand,
  LambdaClient,
  ListTagsCommand as ListFunctionTagsCommand,
  paginateListFunctions,
} from '@aws-sdk/client-lambda';
import {
  DescribeDBClusterSnapshotAttributesCommand,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  DescribeDBParametersCommand,
  DescribeDBSnapshotAttributesCommand,
  DescribeDBSnapshotsCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorName, startDefaultCloud } from '../test/default-cloud';

let started: Awaited<ReturnType<typeof startDefaultCloud>>;
beforeAll(async () => {
  started = await startDefaultCloud();
});
afterAll(() => started.cloud.close());

describe('RDS of the sample cloud', () => {
  it('finds one by name, pages, and knows what is missing', async () => {
    const rds = new RDSClient(started.config('eu-central-1'));
    const { DBInstances } = await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: 'warehouse-mirror' }));
    expect(DBInstances?.[0]).toMatchObject({ PubliclyAccessible: true, StorageEncrypted: false, Engine: 'mysql' });
    expect(await errorName(rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: 'nowhere' })))).toMatch(/^DBInstanceNotFound/);
    expect(await errorName(rds.send(new DescribeDBInstancesCommand({ MaxRecords: 19 })))).toBe('InvalidParameterValue');
    const { DBParameterGroupName } = DBInstances?.[0]?.DBParameterGroups?.[0] ?? {};
    expect((await rds.send(new DescribeDBParametersCommand({ DBParameterGroupName, Source: 'user' }))).Parameters).toEqual([]);
    const own = await rds.send(new DescribeDBParametersCommand({ DBParameterGroupName: 'lumen-postgres16', Source: 'user' }));
    expect(own.Parameters?.find(({ ParameterName }) => ParameterName === 'rds.force_ssl')?.ParameterValue).toBe('1');
  });

  it('lists the clusters of DocumentDB and Neptune among its own, as AWS does', async () => {
    const rds = new RDSClient(started.config('eu-central-1'));
    const { DBClusters = [] } = await rds.send(new DescribeDBClustersCommand({}));
    const engines = DBClusters.map(({ Engine }) => Engine);
    expect(new Set(engines)).toEqual(new Set(['aurora-postgresql', 'aurora-mysql', 'docdb', 'neptune']));
    const named = await rds.send(new DescribeDBClustersCommand({ DBClusterIdentifier: 'bought-together' }));
    expect(named.DBClusters?.map(({ Engine }) => Engine)).toEqual(['neptune']);
    const ask = (DBClusterSnapshotIdentifier: string) =>
      rds.send(new DescribeDBClusterSnapshotAttributesCommand({ DBClusterSnapshotIdentifier }));
    expect(
      (await ask('product-texts-before-5')).DBClusterSnapshotAttributesResult?.DBClusterSnapshotAttributes?.[0]?.AttributeValues,
    ).toEqual([]);
    expect(await errorName(ask('product-texts-legal-hold'))).toBe('AccessDenied');
  });

  it('tells who may restore a snapshot', async () => {
    const rds = new RDSClient(started.config('eu-central-1'));
    const { DBSnapshots = [] } = await rds.send(new DescribeDBSnapshotsCommand({ SnapshotType: 'manual' }));
    expect(DBSnapshots.map(({ DBSnapshotIdentifier }) => DBSnapshotIdentifier)).toContain('shop-2018-final');
    expect(DBSnapshots.every(({ SnapshotType }) => SnapshotType === 'manual')).toBe(true);
    const { DBSnapshotAttributesResult } = await rds.send(
      new DescribeDBSnapshotAttributesCommand({ DBSnapshotIdentifier: 'shop-2018-final' }),
    );
    expect(DBSnapshotAttributesResult?.DBSnapshotAttributes).toEqual([{ AttributeName: 'restore', AttributeValues: ['all'] }]);
  });
});

describe('KMS of the sample cloud', () => {
  it('lists keys of AWS among the others, by pages', async () => {
    const kms = new KMSClient(started.config('eu-central-1'));
    const first = await kms.send(new ListKeysCommand({ Limit: 5 }));
    expect(first).toMatchObject({ Truncated: true });
    const rest = await kms.send(new ListKeysCommand({ Marker: first.NextMarker }));
    const ids = [...(first.Keys ?? []), ...(rest.Keys ?? [])].map(({ KeyId }) => KeyId);
    const managers = await Promise.all(
      ids.map(async (KeyId) => (await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata?.KeyManager),
    );
    expect(new Set(managers)).toEqual(new Set(['AWS', 'CUSTOMER']));
    const { Aliases = [] } = await kms.send(new ListAliasesCommand({}));
    expect(Aliases.map(({ AliasName }) => AliasName)).toEqual(expect.arrayContaining(['alias/aws/ebs', 'alias/lumen-payments']));
  });

  it('reads policy, rotation and tags by id, ARN or alias', async () => {
    const kms = new KMSClient(started.config('eu-central-1'));
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: 'alias/newsletter-2019' }));
    const { Policy = '' } = await kms.send(new GetKeyPolicyCommand({ KeyId: KeyMetadata?.Arn, PolicyName: 'default' }));
    expect(JSON.parse(Policy).Statement[1].Principal).toBe('*');
    const rotation = await kms.send(new GetKeyRotationStatusCommand({ KeyId: KeyMetadata?.KeyId }));
    expect(rotation.KeyRotationEnabled).toBe(false);
    expect(await errorName(kms.send(new GetKeyRotationStatusCommand({ KeyId: 'alias/lumen-invoice-signing' })))).toBe(
      'UnsupportedOperationException',
    );
    expect(await errorName(kms.send(new DescribeKeyCommand({ KeyId: 'alias/none' })))).toBe('NotFoundException');
    const { Tags } = await kms.send(new ListResourceTagsCommand({ KeyId: 'alias/lumen-payments' }));
    expect(Tags).toContainEqual({ TagKey: 'Team', TagValue: 'payments' });
  });
});

describe('Lambda of the sample cloud', () => {
  it('gives at most fifty functions a page, each once', async () => {
    const big = await startDefaultCloud({ size: 4000 });
    const client = new LambdaClient(big.config('eu-central-1'));
    const names: (string | undefined)[] = [];
    for await (const { Functions = [] } of paginateListFunctions({ client, pageSize: 1000 }, {})) {
      expect(Functions.length).toBeLessThanOrEqual(50);
      names.push(...Functions.map(({ FunctionName }) => FunctionName));
    }
    await big.cloud.close();
    expect(names.length).toBeGreaterThan(100);
    expect(new Set(names).size).toBe(names.length);
  });

  it('says what a function lacks', async () => {
    const lambda = new LambdaClient(started.config('eu-central-1'));
    expect(await errorName(lambda.send(new GetPolicyCommand({ FunctionName: 'orders-accept' })))).toBe('ResourceNotFoundException');
    expect(await errorName(lambda.send(new GetFunctionUrlConfigCommand({ FunctionName: 'orders-accept' })))).toBe(
      'ResourceNotFoundException',
    );
    expect((await lambda.send(new GetFunctionUrlConfigCommand({ FunctionName: 'newsletter-unsubscribe' }))).AuthType).toBe('NONE');
    const { Tags } = await lambda.send(
      new ListFunctionTagsCommand({ Resource: 'arn:aws:lambda:eu-central-1:111122223333:function:orders-accept' }),
    );
    expect(Tags?.Service).toBe('orders');
  });
});

describe('CloudTrail and Config of the sample cloud', () => {
  it('shows multi-region trails everywhere, others at home', async () => {
    const there = new CloudTrailClient(started.config('us-east-1'));
    const namesOf = async (includeShadowTrails?: boolean) =>
      (await there.send(new DescribeTrailsCommand({ includeShadowTrails }))).trailList?.map(({ Name }) => Name).sort();
    expect(await namesOf()).toEqual(['Default', 'lumen-organization-events']);
    expect(await namesOf(false)).toEqual(['Default']);
  });

  it('answers for a trail by ARN, and for one without insights', async () => {
    const trails = new CloudTrailClient(started.config('eu-central-1'));
    const Name = 'arn:aws:cloudtrail:eu-central-1:111122223333:trail/lumen-organization-events';
    expect((await trails.send(new GetTrailStatusCommand({ Name }))).IsLogging).toBe(true);
    expect((await trails.send(new GetInsightSelectorsCommand({ TrailName: Name }))).InsightSelectors).toHaveLength(2);
    expect(await errorName(trails.send(new GetInsightSelectorsCommand({ TrailName: 'payments-data-access' })))).toBe(
      'InsightNotEnabledException',
    );
    const selectors = await trails.send(new GetEventSelectorsCommand({ TrailName: 'payments-data-access' }));
    expect(selectors.EventSelectors).toBeUndefined();
    expect(selectors.AdvancedEventSelectors?.[0]?.FieldSelectors).toHaveLength(4);
    expect(await errorName(trails.send(new GetTrailStatusCommand({ Name: 'none' })))).toBe('TrailNotFoundException');
    const { ResourceTagList } = await trails.send(new ListTagsCommand({ ResourceIdList: [Name] }));
    expect(ResourceTagList?.[0]?.TagsList).toContainEqual({ Key: 'Team', Value: 'security' });
  });

  it('tells recorders and channels of a region, or none', async () => {
    const asia = new ConfigServiceClient(started.config('ap-southeast-1'));
    expect((await asia.send(new DescribeConfigurationRecorderStatusCommand({}))).ConfigurationRecordersStatus?.[0]?.recording).toBe(false);
    const idle = new ConfigServiceClient(started.config('us-east-2'));
    expect((await idle.send(new DescribeConfigurationRecordersCommand({}))).ConfigurationRecorders).toEqual([]);
    expect((await idle.send(new DescribeDeliveryChannelsCommand({}))).DeliveryChannels).toEqual([]);
  });
});

describe('CloudFormation and account of the sample cloud', () => {
  it('tells the protection of a stack only when it is named', async () => {
    const client = new CloudFormationClient(started.config('eu-central-1'));
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({}));
    expect(Stacks.length).toBeGreaterThan(15);
    expect(Stacks.some(({ EnableTerminationProtection }) => EnableTerminationProtection !== undefined)).toBe(false);
    const named = await client.send(new DescribeStacksCommand({ StackName: 'lumen-payments' }));
    expect(named.Stacks?.[0]?.EnableTerminationProtection).toBe(true);
    const byId = await client.send(new DescribeStacksCommand({ StackName: named.Stacks?.[0]?.StackId }));
    expect(byId.Stacks?.[0]?.StackName).toBe('lumen-payments');
    expect(await errorName(client.send(new DescribeStacksCommand({ StackName: 'none' })))).toBe('ValidationError');
    const failed = await client.send(new ListStacksCommand({ StackStatusFilter: ['UPDATE_ROLLBACK_FAILED'] }));
    expect(failed.StackSummaries?.map(({ StackName }) => StackName)).toEqual(['erp-import']);
  });

  it('pages regions and knows the contacts', async () => {
    const client = new AccountClient(started.config('us-east-1'));
    const regions: (string | undefined)[] = [];
    for await (const { Regions = [] } of paginateListRegions({ client, pageSize: 10 }, {}))
      regions.push(...Regions.map(({ RegionName }) => RegionName));
    expect(new Set(regions).size).toBe(regions.length);
    expect(regions.length).toBeGreaterThan(25);
    expect((await client.send(new GetContactInformationCommand({}))).ContactInformation?.CountryCode).toBe('DE');
    expect((await client.send(new GetAlternateContactCommand({ AlternateContactType: 'SECURITY' }))).AlternateContact?.Name).toBe(
      'Mira Santos',
    );
    const staging = new AccountClient(started.config('us-east-1', 'staging'));
    expect(await errorName(staging.send(new GetAlternateContactCommand({ AlternateContactType: 'SECURITY' })))).toBe(
      'ResourceNotFoundException',
    );
  });
});
