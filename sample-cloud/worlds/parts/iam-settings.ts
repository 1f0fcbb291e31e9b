import type { PasswordPolicy } from '@aws-sdk/client-iam';
import type { ResourceType } from '@/server/collect/types';
import type { Draft } from '../draft';
import { credentialRow, type KeyOptions } from './user';

export interface IamSettingsOptions {
  alias: string | null;
  created: Date;
  /** null: AWS's defaults. */
  passwordPolicy: PasswordPolicy | null;
  root: {
    mfa: 'virtual' | 'hardware' | null;
    /** When somebody last signed in as root; null: never since AWS remembers. */
    used: Date | null;
    keys?: readonly KeyOptions[];
    /** Whether it has an X.509 signing certificate. */
    certificate?: boolean;
  };
}

/** Adds the account's IAM settings; call it last, for it counts what there is. */
export function addIamSettings(draft: Draft, { alias, created, passwordPolicy, root }: IamSettingsOptions): void {
  const arn = draft.arn('iam', '', 'root');
  const count = (type: ResourceType) => draft.resources.filter((resource) => resource.type === type).length;
  const own = draft.resources.filter(
    (resource) => resource.type === 'AWS::IAM::ManagedPolicy' && resource.arn.includes(draft.account),
  ).length;
  const users = draft.resources.flatMap((resource) => (resource.type === 'AWS::IAM::User' ? [resource.data] : []));
  const virtual = users.flatMap((user) => user.virtualMfa ?? []).length + (root.mfa === 'virtual' ? 1 : 0);
  draft.add({
    type: 'AWS::IAM::AccountSettings',
    id: draft.account,
    arn: draft.arn('iam', '', 'account'),
    region: 'global',
    tags: {},
    data: {
      alias,
      passwordPolicy,
      root: credentialRow({
        user: '<root_account>',
        arn,
        created,
        passwordEnabled: null,
        password: { used: root.used, changed: null },
        mfaActive: root.mfa !== null,
        keys: root.keys ?? [],
      }),
      rootVirtualMfa:
        root.mfa === 'virtual'
          ? {
              SerialNumber: draft.arn('iam', '', 'mfa/root-account-mfa-device'),
              EnableDate: created,
              User: { UserName: '', UserId: draft.account, Path: '/', Arn: arn, CreateDate: created },
            }
          : null,
      summary: {
        Users: users.length,
        Groups: count('AWS::IAM::Group'),
        Roles: count('AWS::IAM::Role'),
        Policies: own,
        ServerCertificates: count('AWS::IAM::ServerCertificate'),
        Providers: count('AWS::IAM::SAMLProvider') + count('AWS::IAM::OIDCProvider'),
        MFADevices: users.filter((user) => user.report?.mfaActive).length + (root.mfa ? 1 : 0),
        MFADevicesInUse: users.filter((user) => user.report?.mfaActive).length + (root.mfa ? 1 : 0),
        AccountMFAEnabled: root.mfa ? 1 : 0,
        AccountAccessKeysPresent: (root.keys ?? []).some((key) => key.active !== false) ? 1 : 0,
        AccountPasswordPresent: 1,
        AccountSigningCertificatesPresent: root.certificate ? 1 : 0,
        VirtualMFADevices: virtual,
        UsersQuota: 5000,
        GroupsQuota: 300,
        RolesQuota: 1000,
        PoliciesQuota: 1500,
        AccessKeysPerUserQuota: 2,
        PolicySizeQuota: 6144,
        PolicyVersionsInUse: own,
        PolicyVersionsInUseQuota: 10000,
        VersionsPerPolicyQuota: 5,
        GlobalEndpointTokenVersion: 1,
      },
    },
  });
}
