import { can } from '@/server/identity/actor';
import { requirePageActor } from '@/server/identity/page-actor';
import { listAssignees } from './assignees';
import { listExceptions } from './exceptions/data';
import type { TriageSettings } from './schema';
import { getTriageSettings } from './settings';
import type { Assignee, FindingView, ListedException } from './types';
import { listViews } from './views';

/** What the findings page needs besides the findings. */
export async function loadTriage(): Promise<{
  settings: TriageSettings;
  assignees: Assignee[];
  views: FindingView[];
  me: string;
}> {
  const actor = await requirePageActor();
  const [settings, assignees, views] = await Promise.all([getTriageSettings(actor), listAssignees(actor), listViews(actor)]);
  return { settings, assignees, views, me: actor.userId };
}

export async function loadTriageSettings(): Promise<TriageSettings> {
  return getTriageSettings(await requirePageActor());
}

export async function loadExceptions(): Promise<{
  exceptions: ListedException[];
  me: string;
  mayDecide: boolean;
}> {
  const actor = await requirePageActor();
  return {
    exceptions: await listExceptions(actor),
    me: actor.userId,
    mayDecide: can(actor, 'checks:update'),
  };
}
