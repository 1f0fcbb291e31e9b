import type {
  GroupDetail,
  InstanceProfile,
  ManagedPolicyDetail,
  PasswordPolicy,
  RoleDetail,
  ServerCertificateMetadata,
  UserDetail,
  VirtualMFADevice,
} from '@aws-sdk/client-iam';
import type { WatchedService } from './watched-services';

/** One row of the credential report, parsed. Times as ISO 8601; null where the report says N/A, none or no_information. */
export interface CredentialReportRow {
  user: string;
  arn: string;
  userCreationTime: string | null;
  /** null for root, whose password always exists. */
  passwordEnabled: boolean | null;
  passwordLastUsed: string | null;
  passwordLastChanged: string | null;
  passwordNextRotation: string | null;
  mfaActive: boolean;
  accessKeys: readonly AccessKeyReport[];
  certificates: readonly { active: boolean; lastRotated: string | null }[];
}

export interface AccessKeyReport {
  /** 1 or 2, as in the report. */
  slot: 1 | 2;
  active: boolean;
  lastRotated: string | null;
  lastUsedDate: string | null;
  lastUsedRegion: string | null;
  lastUsedService: string | null;
}

export interface IamAccountSettings {
  /** `GetAccountSummary`'s map: `AccountMFAEnabled`, `AccountAccessKeysPresent`, `Users`, … Absent when it failed. */
  summary?: Record<string, number>;
  /** null: the account has no custom password policy. */
  passwordPolicy?: PasswordPolicy | null;
  /** The report's `<root_account>` row; null when the report has none. */
  root?: CredentialReportRow | null;
  /** The root user's MFA device when it is a virtual one; null when it is not (hardware, or none). */
  rootVirtualMfa?: VirtualMFADevice | null;
  alias?: string | null;
}

/**
 * When somebody last used the watched services that policies let him work with, as ISO 8601; null: never, as far back as AWS
 * remembers (400 days). One that is absent is not allowed.
 */
export type LastAccessed = Partial<Record<WatchedService, string | null>>;

export interface IamResources {
  /**
   * `report`: null when the credential report does not know the user yet. `virtualMfa`: serial numbers of virtual devices.
   * `lastAccessed`: absent when it could not be had.
   */
  'AWS::IAM::User': UserDetail & { report?: CredentialReportRow | null; virtualMfa?: readonly string[]; lastAccessed?: LastAccessed };
  'AWS::IAM::Group': GroupDetail & { members: readonly string[] };
  'AWS::IAM::Role': RoleDetail;
  /** Those that hold a role: the bulk listing tells them with it. */
  'AWS::IAM::InstanceProfile': Omit<InstanceProfile, 'Roles'> & { roleArn: string };
  /** Customer-managed ones, and AWS's own that are attached to something. */
  'AWS::IAM::ManagedPolicy': ManagedPolicyDetail;
  'AWS::IAM::ServerCertificate': ServerCertificateMetadata;
  'AWS::IAM::SAMLProvider': { Arn: string; ValidUntil?: Date; CreateDate?: Date };
  'AWS::IAM::OIDCProvider': { Arn: string; Url?: string; ClientIDList?: string[]; ThumbprintList?: string[] };
  'AWS::IAM::AccountSettings': IamAccountSettings;
}
