import type { Permission } from '@/server/identity/permissions';

export interface SettingsPage {
  href: `/settings/${string}`;
  label: string;
  /** Hidden from who lacks it; the page and its data refuse them anyway. Absent: everybody's own business. */
  permission?: Permission;
}

/** The pages of the settings, in the order of their navigation. */
export const settingsPages: readonly SettingsPage[] = [
  { href: '/settings/organization', label: 'Organization', permission: 'organization:read' },
  { href: '/settings/security', label: 'Security' },
  { href: '/settings/scope', label: 'Scope', permission: 'checks:read' },
  { href: '/settings/triage', label: 'Triage', permission: 'findings:read' },
  { href: '/settings/members', label: 'Members', permission: 'members:read' },
  { href: '/settings/notifications', label: 'Notifications', permission: 'organization:update' },
  { href: '/settings/forwarding', label: 'Forwarding', permission: 'organization:update' },
  { href: '/settings/api-keys', label: 'API keys', permission: 'keys:read' },
  { href: '/settings/audit-log', label: 'Audit log', permission: 'audit:read' },
];
