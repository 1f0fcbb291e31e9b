import type {
  Administrator,
  DescribeOrganizationConfigurationResponse,
  GetDetectorResponse,
  OrganizationFeatureConfigurationResult,
} from '@aws-sdk/client-guardduty';

/** A detection that is not archived. How often it was seen and when last is left out of what is compared: it is told by `updatedAt`. */
export interface GuardDutyFinding {
  id: string;
  /** Such as `UnauthorizedAccess:EC2/SSHBruteForce`. */
  type: string;
  /** 1 to 10; 7 and above is high, 9 and above critical. */
  severity: number;
  title: string;
  /** `Instance`, `AccessKey`, `S3Bucket`, `EKSCluster`, `ECSCluster`, `Container`, `Lambda`, `RDSDBInstance`, … */
  resourceType: string;
  /** AWS's id or the ARN of what it is about; null: not told. */
  resourceId: string | null;
  firstSeen: string | null;
}

/** GuardDuty in one region. Fields are absent when they were not given. */
export interface GuardDutyRegionSettings {
  /** null: GuardDuty is off. When it was last changed is left out. */
  detector?:
    | (Omit<GetDetectorResponse, '$metadata' | 'Tags' | 'UpdatedAt' | 'DataSources' | 'ServiceRole'> & { DetectorId: string })
    | null;
  /** Who administers this detector from another account; null: nobody. */
  administrator?: Administrator | null;
  /** Accounts that this one administers, fifty at most: whether there are any is what is asked. */
  members?: number;
  /** What is set for accounts of the organization; null: this account does not administer it. */
  organization?:
    | (Omit<DescribeOrganizationConfigurationResponse, '$metadata' | 'DataSources' | 'NextToken' | 'Features'> & {
        Features?: OrganizationFeatureConfigurationResult[];
      })
    | null;
  /** Accounts that the organization has delegated GuardDuty to; null: only the management account may ask. */
  delegatedAdministrators?: readonly string[] | null;
  /** Detections of severity 7 and above that are not archived, the most severe first. */
  highFindings?: readonly GuardDutyFinding[];
  /** There are more than are told in `highFindings`. */
  highFindingsCut?: boolean;
}

export interface GuardDutyResources {
  'AWS::GuardDuty::RegionSettings': GuardDutyRegionSettings;
}
