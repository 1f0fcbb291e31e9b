import { route } from '@/server/http/route';
import { findVulnerability } from '@/server/workloads/api';
import { workloadView } from '@/server/workloads/views';
import { whereIs } from '@/server/workloads/where-is';

export const GET = route(findVulnerability, async ({ actor, query }) => {
  const { rows, ...pagination } = await whereIs(actor, query);
  return { affected: rows.map(({ workload, ...rest }) => ({ workload: workloadView(workload), ...rest })), pagination };
});
