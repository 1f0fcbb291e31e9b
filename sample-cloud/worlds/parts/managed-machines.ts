import type { SsmCompliance } from '@/server/collect/ssm/types';
import type { Draft, Tags } from '../draft';

export interface MachineState {
  /** Missing patches; none: it has them all. */
  missing?: number;
  /** false: it never told. */
  reports?: boolean;
  /** Associations that did not go through. */
  failing?: number;
}

const compliance = (bad: number, good: number): SsmCompliance => ({
  status: bad > 0 ? 'NON_COMPLIANT' : 'COMPLIANT',
  severity: bad > 0 ? 'HIGH' : 'UNSPECIFIED',
  compliant: good,
  nonCompliant: bad,
});

/**
 * Lets Systems Manager manage the running instances that were added so far, each as `stateOf` says by the `Name` tag; null: it does
 * not manage that one.
 */
export function addManagedMachines(draft: Draft, stateOf: (name: string) => MachineState | null): void {
  for (const resource of [...draft.resources]) {
    if (resource.type !== 'AWS::EC2::Instance' || resource.data.State?.Name !== 'running') continue;
    const state = stateOf(resource.tags.Name ?? '');
    if (!state) continue;
    const { missing = 0, reports = true, failing = 0 } = state;
    const windows = resource.data.Platform === 'Windows';
    draft.add({
      type: 'AWS::SSM::ManagedInstance',
      id: resource.id,
      arn: draft.arn('ssm', resource.region, `managed-instance/${resource.id}`),
      region: resource.region,
      tags: {},
      data: {
        InstanceId: resource.id,
        PingStatus: 'Online',
        AgentVersion: '3.3.1611.0',
        IsLatestVersion: true,
        PlatformType: windows ? 'Windows' : 'Linux',
        PlatformName: windows ? 'Microsoft Windows Server 2019 Datacenter' : 'Amazon Linux',
        PlatformVersion: windows ? '10.0.17763' : '2023',
        ResourceType: 'EC2Instance',
        ComputerName: resource.data.PrivateDnsName,
        compliance: reports ? { Association: compliance(failing, 2 - failing), Patch: compliance(missing, 212 - missing) } : {},
      },
    });
  }
}

/** Adds a command document of the account's own. */
export function addDocument(
  draft: Draft,
  {
    region,
    name,
    created,
    content,
    sharedWith = [],
    refuses,
    tags = {},
  }: {
    region: string;
    name: string;
    created: Date;
    content: string;
    sharedWith?: readonly string[];
    refuses?: readonly string[];
    tags?: Tags;
  },
): void {
  draft.add({
    type: 'AWS::SSM::Document',
    id: name,
    arn: draft.arn('ssm', region, `document/${name}`),
    region,
    tags,
    refuses,
    raw: { content },
    data: {
      Name: name,
      CreatedDate: created,
      Owner: draft.account,
      PlatformTypes: ['Linux'],
      DocumentVersion: '3',
      DocumentType: 'Command',
      SchemaVersion: '2.2',
      DocumentFormat: 'YAML',
      TargetType: '/AWS::EC2::Instance',
      sharedWith: [...sharedWith].sort(),
    },
  });
}
