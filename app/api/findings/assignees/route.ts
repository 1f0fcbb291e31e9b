import { route } from '@/server/http/route';
import { listAssignees as operation } from '@/server/triage/api';
import { listAssignees } from '@/server/triage/assignees';

export const GET = route(operation, async ({ actor }) => ({
  assignees: await listAssignees(actor),
}));
