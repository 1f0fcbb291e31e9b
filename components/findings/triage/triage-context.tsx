'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { TriageSettings } from '@/server/triage/schema';
import type { Assignee, FindingView } from '@/server/triage/types';

export interface Triage {
  settings: TriageSettings;
  assignees: readonly Assignee[];
  views: readonly FindingView[];
  /** User id of who is signed in. */
  me: string;
}

const TriageContext = createContext<Triage | null>(null);

export function TriageProvider({ children, ...triage }: Triage & { children: ReactNode }) {
  return <TriageContext.Provider value={triage}>{children}</TriageContext.Provider>;
}

export function useTriage(): Triage {
  const triage = useContext(TriageContext);
  if (!triage) throw new Error('useTriage is used outside of TriageProvider.');
  return triage;
}
