import type { DomainStatus } from '@aws-sdk/client-opensearch';
import type { Draft, Tags } from '../draft';
import { policyText, type Statement } from './policy-document';
import type { Vpc } from './vpc';

export interface DomainOptions {
  region: string;
  name: string;
  /** Where it lives; null: on a public endpoint. */
  place: { vpc: Vpc; groupId: string } | null;
  policy: readonly Statement[];
  kmsKeyArn: string | null;
  /** What differs from a domain in good order. */
  data?: Partial<DomainStatus>;
  tags?: Tags;
}

/** Adds an OpenSearch domain. */
export function addDomain(draft: Draft, { region, name, place, policy, kmsKeyArn, data, tags = {} }: DomainOptions): void {
  const arn = draft.arn('es', region, `domain/${name}`);
  const group = (log: string) => draft.arn('logs', region, `log-group:/aws/opensearch/${name}/${log}`);
  const address = `${place ? 'vpc' : 'search'}-${name}-abcdefghijklmnopqrstuvwxyz.${region}.es.amazonaws.com`;
  const subnets = place?.vpc.tier('data') ?? place?.vpc.tier('app') ?? [];
  draft.add({
    type: 'AWS::OpenSearchService::Domain',
    id: name,
    arn,
    region,
    tags,
    data: {
      DomainId: `${draft.account}/${name}`,
      DomainName: name,
      ARN: arn,
      Created: true,
      Deleted: false,
      Processing: false,
      EngineVersion: 'OpenSearch_2.17',
      ...(place
        ? {
            Endpoints: { vpc: address },
            VPCOptions: { VPCId: place.vpc.id, SubnetIds: subnets.map(({ id }) => id), SecurityGroupIds: [place.groupId] },
          }
        : { Endpoint: address }),
      ClusterConfig: { InstanceType: 'r6g.large.search', InstanceCount: 3, DedicatedMasterEnabled: true, ZoneAwarenessEnabled: true },
      AccessPolicies: policy.length > 0 ? policyText(...policy) : '',
      EncryptionAtRestOptions: kmsKeyArn === null ? { Enabled: false } : { Enabled: true, KmsKeyId: kmsKeyArn },
      NodeToNodeEncryptionOptions: { Enabled: true },
      DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' },
      AdvancedSecurityOptions: { Enabled: true, InternalUserDatabaseEnabled: false, AnonymousAuthEnabled: false },
      LogPublishingOptions: {
        AUDIT_LOGS: { CloudWatchLogsLogGroupArn: group('audit'), Enabled: true },
        ES_APPLICATION_LOGS: { CloudWatchLogsLogGroupArn: group('errors'), Enabled: true },
      },
      ServiceSoftwareOptions: { CurrentVersion: 'OpenSearch_2_17_R20250630', UpdateAvailable: false, UpdateStatus: 'COMPLETED' },
      ...data,
    },
  });
}
