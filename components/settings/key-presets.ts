import { allows, type Role, type Scope, scopes } from '@/server/identity/permissions';

export interface KeyPreset {
  id: 'read' | 'scan' | 'ci' | 'all' | 'chosen';
  label: string;
  hint: string;
  /** null: whatever is ticked. */
  scopes: readonly Scope[] | null;
}

/** Scopes that somebody of this role may give a key of theirs: it can never do more than its owner. */
export const scopesOf = (role: Role): Scope[] => scopes.filter((scope) => scope !== '*' && allows(role, undefined, scope));

/** What keys are mostly made for, as far as the role holds all of it. */
export function keyPresets(role: Role): KeyPreset[] {
  const mine = scopesOf(role);
  const presets: KeyPreset[] = [
    {
      id: 'read',
      label: 'Read everything',
      hint: 'For dashboards and reports. Changes nothing.',
      scopes: mine.filter((scope) => scope.endsWith(':read')),
    },
    {
      id: 'ci',
      label: 'CI: start scans and read findings',
      hint: 'For a pipeline that fails on what a scan finds.',
      scopes: ['accounts:read', 'scans:create', 'scans:read', 'findings:read'],
    },
    {
      id: 'scan',
      label: 'Start scans',
      hint: 'For a scheduler: starts a scan and follows it, sees no findings.',
      scopes: ['accounts:read', 'scans:create', 'scans:read'],
    },
    {
      id: 'all',
      label: 'All that I may',
      hint: 'Also what your role may do in the future. Only where nothing less will do.',
      scopes: ['*'],
    },
    { id: 'chosen', label: 'Choose the scopes', hint: 'One by one.', scopes: null },
  ];
  return presets.filter((preset) => preset.scopes?.every((scope) => scope === '*' || mine.includes(scope)) ?? true);
}
