import type { AccountPermission, Role } from '@/server/identity/permissions';

export interface Grant {
  awsAccountId: string;
  permissions: AccountPermission[];
}

/** Who signs people in, where that is not ourselves. */
export interface SignInVendor {
  name: string;
  /** Then nothing is known here of when they were last seen, and their sessions are ended there. */
  keepsSessions: boolean;
}

/** As `GET /api/admin/users` tells it. */
export interface Member {
  id: string;
  email: string;
  name: string;
  role: Role;
  status: 'active' | 'deactivated';
  grants: Grant[] | null;
  twoFactorEnabled: boolean;
  joinedAt: string;
  lastSeenAt: string | null;
}

/** As `GET /api/invitations` tells it. */
export interface Invitation {
  id: string;
  email: string;
  role: Role;
  status: 'pending' | 'expired' | 'accepted' | 'revoked';
  expiresAt: string;
  inviter: string;
}

export const roleWords: Record<Role, { label: string; hint: string }> = {
  admin: { label: 'Admin', hint: 'Everything, members and the audit log too' },
  operator: { label: 'Operator', hint: 'Scans, mutes and settings of accounts' },
  viewer: { label: 'Viewer', hint: 'Reads, changes nothing' },
};
