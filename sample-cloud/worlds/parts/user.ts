import type { AccessKeyReport, CredentialReportRow } from '@/server/collect/iam/types';
import type { WatchedService } from '@/server/collect/iam/watched-services';
import type { Draft, Tags } from '../draft';
import { tagList } from '../draft';
import { iamId } from '../ids';
import { attached, type InlinePolicies, inline } from './iam-attachments';

export interface KeyOptions {
  active?: boolean;
  rotated: Date;
  used: Date | null;
  region?: string;
  service?: string;
}

export interface UserOptions {
  name: string;
  created: Date;
  path?: string;
  groups?: readonly string[];
  /** Managed policies attached to the user itself. */
  managed?: readonly string[];
  inline?: InlinePolicies;
  /** A console password; left out: none. */
  password?: { used: Date | null; changed: Date };
  mfa?: 'virtual' | 'hardware' | null;
  /** At most two. */
  keys?: readonly KeyOptions[];
  /** When it last used the services that CloudLens asks about; null: never. Left out: no policy lets it work with them. */
  lastAccessed?: Readonly<Partial<Record<WatchedService, Date | null>>>;
  /** Whether the credential report knows the user yet. */
  reported?: boolean;
  tags?: Tags;
}

/** Of somebody whose policies allow everything, and who never asked for it. */
export const neverUsed = { bedrock: null, sagemaker: null } as const;

/** Adds an IAM user with its row of the credential report. */
export function addUser(draft: Draft, options: UserOptions): void {
  const { name, created, path = '/', groups = [], keys = [], mfa = null, tags = {} } = options;
  const arn = draft.arn('iam', '', `user${path}${name}`);
  draft.add({
    type: 'AWS::IAM::User',
    id: name,
    arn,
    region: 'global',
    tags,
    data: {
      UserName: name,
      UserId: iamId('AIDA', `${draft.account}/${name}`),
      Arn: arn,
      Path: path,
      CreateDate: created,
      GroupList: [...groups],
      AttachedManagedPolicies: attached(draft, options.managed ?? []),
      UserPolicyList: inline(options.inline ?? {}),
      Tags: tagList(tags),
      lastAccessed: Object.fromEntries(Object.entries(options.lastAccessed ?? {}).map(([service, last]) => [service, iso(last)])),
      virtualMfa: mfa === 'virtual' ? [draft.arn('iam', '', `mfa/${name}`)] : [],
      report:
        options.reported === false
          ? null
          : credentialRow({
              user: name,
              arn,
              created,
              passwordEnabled: options.password !== undefined,
              password: options.password,
              mfaActive: mfa !== null,
              keys,
            }),
    },
  });
}

interface RowOptions {
  user: string;
  arn: string;
  created: Date;
  /** null for root. */
  passwordEnabled: boolean | null;
  password?: { used: Date | null; changed: Date | null };
  mfaActive: boolean;
  keys: readonly KeyOptions[];
}

export function credentialRow({ user, arn, created, passwordEnabled, password, mfaActive, keys }: RowOptions): CredentialReportRow {
  const key = (slot: 1 | 2): AccessKeyReport => {
    const given = keys[slot - 1];
    return {
      slot,
      active: given ? (given.active ?? true) : false,
      lastRotated: iso(given?.rotated),
      lastUsedDate: iso(given?.used),
      lastUsedRegion: given?.used ? (given.region ?? 'eu-central-1') : null,
      lastUsedService: given?.used ? (given.service ?? 's3') : null,
    };
  };
  return {
    user,
    arn,
    userCreationTime: iso(created),
    passwordEnabled,
    passwordLastUsed: iso(password?.used),
    passwordLastChanged: iso(password?.changed),
    passwordNextRotation: null,
    mfaActive,
    accessKeys: [key(1), key(2)],
    certificates: [
      { active: false, lastRotated: null },
      { active: false, lastRotated: null },
    ],
  };
}

function iso(date: Date | null | undefined): string | null {
  return date ? date.toISOString() : null;
}
