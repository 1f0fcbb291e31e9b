import type { ContentDrift, DetectionPlan, Properties, StackContent } from './types';

interface Scenario {
  plan?: Partial<DetectionPlan>;
  /** Beside what the account's own resources say: those of types that the sample cloud does not serve. */
  contents?: readonly StackContent[];
  /** By logical id. */
  drift?: Readonly<Record<string, ContentDrift>>;
}

const port = (from: number, to: number, cidr: string) => ({
  IpProtocol: 'tcp',
  FromPort: from,
  ToPort: to,
  CidrIp: cidr,
});

/** Both sides of a resource that was changed in one property. */
const changed = (base: Properties, name: string, expected: unknown, actual: unknown): Pick<ContentDrift, 'expected' | 'actual'> => ({
  expected: { ...base, [name]: expected },
  actual: { ...base, [name]: actual },
});

const inSync = (properties: Properties): ContentDrift => ({
  status: 'IN_SYNC',
  expected: properties,
  actual: properties,
  differences: [],
});

const gone = (expected: Properties, by: ContentDrift['by']): ContentDrift => ({
  status: 'DELETED',
  expected,
  by,
});

const search: Scenario = {
  contents: [
    {
      logicalId: 'LatencyAlarm',
      type: 'AWS::CloudWatch::Alarm',
      physicalId: 'lumen-search-LatencyAlarm-1Q8ZK2',
      drift: gone(
        {
          AlarmName: 'lumen-search-LatencyAlarm-1Q8ZK2',
          Threshold: 400,
          ComparisonOperator: 'GreaterThanThreshold',
        },
        {
          user: 'jonas.weber',
          event: 'DeleteAlarms',
          source: 'monitoring.amazonaws.com',
          after: 671,
          agent: 'console',
        },
      ),
    },
    {
      logicalId: 'Synonyms',
      type: 'Custom::SearchSynonyms',
      physicalId: 'search-synonyms-v7',
    },
    {
      logicalId: 'Settings',
      type: 'AWS::SSM::Parameter',
      physicalId: '/lumen/search/settings',
      drift: inSync({
        Name: '/lumen/search/settings',
        Type: 'String',
        Value: '{"shards":4}',
      }),
    },
  ],
  drift: {
    SearchGroup: {
      status: 'MODIFIED',
      ...changed(
        { GroupDescription: 'Search cluster', GroupName: 'shop-search' },
        'SecurityGroupIngress',
        [port(9200, 9200, '10.20.64.0/18')],
        [port(9300, 9310, '10.20.0.0/16'), port(9200, 9200, '10.20.64.0/18')],
      ),
      differences: [['/SecurityGroupIngress/0', 'ADD']],
      by: {
        user: 'mira.lang',
        event: 'AuthorizeSecurityGroupIngress',
        source: 'ec2.amazonaws.com',
        after: 655,
        agent: 'console',
      },
    },
    SnapshotBucket: {
      status: 'MODIFIED',
      expected: {
        BucketName: 'lumen-prod-search-snapshots',
        VersioningConfiguration: { Status: 'Suspended' },
      },
      actual: {
        BucketName: 'lumen-prod-search-snapshots',
        VersioningConfiguration: { Status: 'Suspended' },
        LoggingConfiguration: {
          DestinationBucketName: 'lumen-prod-access-logs',
          LogFilePrefix: 'lumen-prod-search-snapshots/',
        },
      },
      differences: [['/LoggingConfiguration', 'ADD']],
      by: {
        user: 'mira.lang',
        event: 'PutBucketLogging',
        source: 's3.amazonaws.com',
        after: 658,
        agent: 'console',
      },
    },
    IndexFunction: {
      status: 'MODIFIED',
      expected: {
        FunctionName: 'search-index-product',
        Runtime: 'nodejs22.x',
        Timeout: 10,
        MemorySize: 256,
        Architectures: ['arm64'],
      },
      actual: {
        FunctionName: 'search-index-product',
        Runtime: 'nodejs22.x',
        Timeout: 15,
        MemorySize: 256,
        Architectures: ['arm64'],
      },
      differences: [['/Timeout', 'NOT_EQUAL']],
      by: {
        user: 'search-autoscaler',
        event: 'UpdateFunctionConfiguration20150331v2',
        source: 'lambda.amazonaws.com',
        after: 690,
        agent: 'sdk',
      },
    },
  },
};

const build: Scenario = {
  plan: { seconds: 6 },
  contents: [
    {
      logicalId: 'DeployPolicy',
      type: 'AWS::IAM::ManagedPolicy',
      physicalId: 'arn:aws:iam::111122223333:policy/lumen-build-logs',
      drift: inSync({ ManagedPolicyName: 'lumen-build-logs', Path: '/' }),
    },
  ],
  drift: {
    BastionGroup: {
      status: 'MODIFIED',
      ...changed(
        {
          GroupDescription: 'SSH into the shop network',
          GroupName: 'shop-bastion',
        },
        'SecurityGroupIngress',
        [port(22, 22, '198.51.100.0/28')],
        [port(22, 22, '0.0.0.0/0')],
      ),
      differences: [['/SecurityGroupIngress/0/CidrIp', 'NOT_EQUAL']],
      by: {
        user: 'jonas.weber',
        event: 'AuthorizeSecurityGroupIngress',
        source: 'ec2.amazonaws.com',
        after: 534,
        agent: 'console',
      },
    },
    BuildGroup: {
      status: 'MODIFIED',
      ...changed(
        { GroupDescription: 'Build server', GroupName: 'shop-build' },
        'SecurityGroupIngress',
        [port(8080, 8080, '198.51.100.0/28'), port(22, 22, '10.20.0.0/16')],
        [port(22, 22, '10.20.0.0/16'), port(8080, 8080, '0.0.0.0/0')],
      ),
      differences: [['/SecurityGroupIngress/0/CidrIp', 'NOT_EQUAL']],
      by: {
        user: 'jonas.weber',
        event: 'AuthorizeSecurityGroupIngress',
        source: 'ec2.amazonaws.com',
        after: 531,
        agent: 'cli',
      },
    },
  },
};

const statement = (actions: string | readonly string[]) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
});

const newsletter: Scenario = {
  contents: [
    {
      logicalId: 'SendPolicy',
      type: 'AWS::IAM::Policy',
      physicalId: 'newsletter-SendPolicy',
      drift: {
        status: 'MODIFIED',
        ...changed({ PolicyName: 'newsletter-SendPolicy' }, 'PolicyDocument', statement('ses:SendEmail'), statement(['ses:*'])),
        differences: [['/PolicyDocument/Statement/0/Action', 'NOT_EQUAL']],
        by: {
          user: 'agency-pixelhaus',
          event: 'PutUserPolicy',
          source: 'iam.amazonaws.com',
          after: 1210,
          agent: 'cli',
        },
      },
    },
    {
      logicalId: 'BounceTopic',
      type: 'AWS::SNS::Topic',
      physicalId: 'arn:aws:sns:eu-central-1:111122223333:newsletter-bounces',
      drift: gone(
        { TopicName: 'newsletter-bounces' },
        {
          user: 'agency-pixelhaus',
          event: 'DeleteTopic',
          source: 'sns.amazonaws.com',
          after: 1211,
          agent: 'console',
        },
      ),
    },
  ],
};

const notAllowed = (action: string) =>
  `User: arn:aws:sts::111122223333:assumed-role/CloudLensScanRole is not authorized to perform: ${action}`;

const analytics: Scenario = {
  plan: { seconds: 4, status: 'UNKNOWN' },
  contents: [
    {
      logicalId: 'Lake',
      type: 'AWS::Glue::Database',
      physicalId: 'lumen_analytics',
      drift: { status: 'UNKNOWN', reason: notAllowed('glue:GetDatabase') },
    },
    {
      logicalId: 'Queries',
      type: 'AWS::Athena::WorkGroup',
      physicalId: 'analysts',
      drift: { status: 'UNKNOWN', reason: notAllowed('athena:GetWorkGroup') },
    },
    {
      logicalId: 'RawLog',
      type: 'AWS::Logs::LogGroup',
      physicalId: '/lumen/analytics/raw',
      drift: inSync({
        LogGroupName: '/lumen/analytics/raw',
        RetentionInDays: 30,
      }),
    },
  ],
};

const erp: Scenario = {
  plan: {
    seconds: 3,
    failure: 'Failed to detect drift on resources [ImportQueue, ImportSchedule].',
  },
  contents: [
    {
      logicalId: 'ImportQueue',
      type: 'AWS::SQS::Queue',
      physicalId: 'https://sqs.eu-central-1.amazonaws.com/111122223333/erp-import',
    },
    {
      logicalId: 'ImportSchedule',
      type: 'AWS::Events::Rule',
      physicalId: 'erp-import-nightly',
    },
    {
      logicalId: 'ImportLog',
      type: 'AWS::Logs::LogGroup',
      physicalId: '/lumen/erp-import',
      drift: {
        status: 'MODIFIED',
        ...changed({ LogGroupName: '/lumen/erp-import' }, 'RetentionInDays', 365, 7),
        differences: [['/RetentionInDays', 'NOT_EQUAL']],
        by: {
          user: 'lukas.brandt',
          event: 'PutRetentionPolicy',
          source: 'logs.amazonaws.com',
          after: 1402,
          agent: 'console',
        },
      },
    },
  ],
};

const stagingNetwork: Scenario = {
  contents: [
    {
      logicalId: 'DataAcl',
      type: 'AWS::EC2::NetworkAclEntry',
      physicalId: 'staging-network-DataAcl',
      drift: {
        status: 'MODIFIED',
        ...changed({ RuleNumber: 110, Protocol: 6, RuleAction: 'allow' }, 'CidrBlock', '10.120.0.0/15', '0.0.0.0/0'),
        differences: [['/CidrBlock', 'NOT_EQUAL']],
        by: {
          user: 'test.user',
          event: 'ReplaceNetworkAclEntry',
          source: 'ec2.amazonaws.com',
          after: 900,
          agent: 'console',
        },
      },
    },
  ],
};

const stagingShop: Scenario = {
  contents: [
    {
      logicalId: 'Sessions',
      type: 'AWS::DynamoDB::Table',
      physicalId: 'staging-sessions',
      drift: {
        status: 'MODIFIED',
        ...changed(
          { TableName: 'staging-sessions' },
          'PointInTimeRecoverySpecification',
          { PointInTimeRecoveryEnabled: true },
          { PointInTimeRecoveryEnabled: false },
        ),
        differences: [['/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled', 'NOT_EQUAL']],
      },
    },
  ],
};

/** Stacks with a story, by name. All others are as their templates say. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  'lumen-search': search,
  'lumen-build': build,
  newsletter,
  'lumen-analytics': analytics,
  'erp-import': erp,
  'lumen-payments-monitoring': { plan: { seconds: 900 } },
  'staging-network': stagingNetwork,
  'staging-shop': stagingShop,
};
