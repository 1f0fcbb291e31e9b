import type { IdentityProvider } from '@/server/identity/provider';
import type { AccountRef } from '@/server/posture';

/** What the frame around every console page knows. */
export interface ShellData {
  organization: { id: string; name: string };
  /** Those that they may switch to, this one included. */
  organizations: { id: string; name: string }[];
  /** Whether they may make another one. */
  mayMakeOrganization: boolean;
  user: { name: string; email: string; role: 'admin' | 'operator' | 'viewer'; provider: IdentityProvider };
  accounts: AccountRef[];
  runningScans: { id: string; accountName: string; done: number; total: number }[];
}
