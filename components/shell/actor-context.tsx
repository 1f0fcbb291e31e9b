'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { allows, type Permission, type Role } from '@/server/identity/permissions';

const RoleContext = createContext<Role>('viewer');

export function RoleProvider({ role, children }: { role: Role; children: ReactNode }) {
  return <RoleContext.Provider value={role}>{children}</RoleContext.Provider>;
}

export const useRole = (): Role => useContext(RoleContext);

/** Whether to offer something. The server decides again when it is done. */
export const useCan = (permission: Permission): boolean => allows(useRole(), undefined, permission);
