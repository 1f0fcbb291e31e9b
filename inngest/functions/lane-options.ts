/** Of each lane: so many organizations at a time. */
const slots = 8;

/** How the jobs of both lanes (server/lanes.ts) are run: one at a time of an organization, and no repeats, as what failed stays due in its row. */
export const laneOptions = <const Id extends string, Event>(
  id: Id,
  event: Event,
): { id: Id; triggers: [Event]; retries: 0; concurrency: [{ limit: number }, { key: string; limit: number }] } => ({
  id,
  triggers: [event],
  retries: 0,
  concurrency: [{ limit: slots }, { key: 'event.data.orgId', limit: 1 }],
});
