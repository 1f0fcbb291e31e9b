import { withOrg } from '@/server/db';
import { notFound } from '@/server/errors';
import { type Actor, within } from '@/server/identity/actor';
import { type Direction, graphBounds } from './constants';
import type { Cut, GraphEdge, GraphNode, RelationGraph } from './graph-types';
import { type StoredEnd, stepFrom } from './neighbours';
import { type EdgeKind, edgeKinds } from './types';

export interface GraphQuestion {
  depth: number;
  /** Empty or absent: all. */
  kinds?: readonly EdgeKind[];
  direction: Direction;
}

/** What hangs together with a resource, a few steps around it. @throws AppError NOT_FOUND */
export async function relationGraph(actor: Actor, uid: string, { depth, kinds, direction }: GraphQuestion): Promise<RelationGraph> {
  const scope = within(actor, 'resources:read');
  if (!/^\d{1,18}$/.test(uid)) throw notFound('resource');
  const { orgId } = scope;
  return withOrg(scope, async ({ sql }) => {
    const [root] = await sql<StoredEnd[]>`
      select r.id, r.arn, r.type, r.label, r.region, r.aws_account_id, a.account_id, r.open_findings
      from resources r join aws_accounts a on a.org_id = r.org_id and a.id = r.aws_account_id
      where r.org_id = ${orgId} and r.id = ${uid}`;
    if (!root) throw notFound('resource');
    const asked = { orgId, kinds: kinds?.length ? kinds : edgeKinds, direction, preferredAccount: root.aws_account_id };
    const nodes = new Map<string, GraphNode>([[root.arn, nodeOf(root.arn, root, 0)]]);
    const edges = new Map<string, GraphEdge>();
    const cut = new Map<string, Cut>();
    let truncated = false;
    let frontier: StoredEnd[] = [root];
    for (let distance = 1; distance <= depth && frontier.length > 0; distance += 1) {
      const step = await stepFrom(sql, asked, frontier);
      const next: StoredEnd[] = [];
      for (const edge of step.edges) {
        for (const arn of [edge.from, edge.to]) {
          if (nodes.has(arn)) continue;
          if (nodes.size >= graphBounds.nodes) {
            truncated = true;
            continue;
          }
          const end = step.ends.get(arn);
          nodes.set(arn, nodeOf(arn, end, distance));
          if (end && !isHub(arn)) next.push(end);
        }
        if (nodes.has(edge.from) && nodes.has(edge.to)) edges.set(`${edge.from} ${edge.kind} ${edge.to} ${edge.via}`, edge);
      }
      for (const each of step.cut) cut.set(`${each.arn} ${each.kind} ${each.direction}`, each);
      frontier = next;
    }
    return { root: root.arn, nodes: [...nodes.values()], edges: [...edges.values()], cut: [...cut.values()], truncated };
  });
}

/** AWS's own policies tie together everybody who has them, which says nothing: nobody goes on from them unasked. */
const isHub = (arn: string): boolean => /^arn:[^:]+:iam::aws:/.test(arn);

export function nodeOf(arn: string, end: StoredEnd | undefined, distance: number): GraphNode {
  if (end) {
    const { id, type, label, region, account_id, open_findings } = end;
    return { arn: end.arn, uid: id, type, label, region, accountId: account_id, openFindings: open_findings, distance };
  }
  const [, , , region, account] = arn.startsWith('arn:') ? arn.split(':') : [];
  return { arn, uid: null, type: null, label: endOf(arn), region: region || null, accountId: account || null, openFindings: 0, distance };
}

/** What a person calls it: the last part of an ARN, a host's name without our mark. */
export function endOf(arn: string): string {
  if (!arn.startsWith('arn:')) return arn.replace(/^host:/, '');
  const resource = arn.split(':').slice(5).join(':');
  return resource.split(/[/:]/).at(-1) || resource || arn;
}
