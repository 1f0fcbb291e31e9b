import { createHash } from 'node:crypto';
import { checkById } from '@/server/checks/catalogue';
import type { Cut, FoundPath, PathKind, Step } from './found-path';
import { pathKinds } from './kinds/registry';
import type { Landscape } from './landscape/landscape';
import { scoreOf, severityOf } from './score';
import type { PathDetail, PathFix, PathLink, PathNode } from './types';

/** A path as it is stored, with the change that its fix is. */
export interface Path {
  kind: PathKind;
  /** The same for the same entry and type of target from scan to scan. */
  key: string;
  title: string;
  region: string;
  score: number;
  severity: 1 | 2 | 3 | 4;
  evidence: 'proven' | 'possible';
  entry: PathNode;
  target: PathNode;
  folded: number;
  detail: PathDetail;
  /** The resources that it leads over. */
  arns: string[];
  cut: Cut | null;
}

/** Every path through a landscape, the worst first. */
export function findPaths(land: Landscape, kinds: readonly PathKind[] = pathKinds): Path[] {
  const paths = kinds.flatMap((kind) => fold(kind, kind.find(land)));
  return paths.sort(
    (left, right) => right.score - left.score || byText(left.kind.id, right.kind.id) || byText(left.entry.id, right.entry.id),
  );
}

const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
const targetOf = ({ steps, entry }: FoundPath): PathNode => steps.at(-1)?.to ?? entry;
const unseenOf = ({ steps }: FoundPath): string[] => [...new Set(steps.flatMap(({ unseen }) => unseen || []))];

/** Paths of a kind from the same entry to the same type of target are one: its worst stands for all. */
function fold(kind: PathKind, found: readonly FoundPath[]): Path[] {
  const groups = new Map<string, FoundPath[]>();
  for (const path of found) {
    const key = `${path.entry.id}|${targetOf(path).type}`;
    groups.set(key, [...(groups.get(key) ?? []), path]);
  }
  return [...groups].map(([key, group]) => {
    const worst = (path: FoundPath) => scoreOf(path.factors) * 2 - (unseenOf(path).length > 0 ? 1 : 0);
    const [first, ...others] = group.toSorted((left, right) => worst(right) - worst(left) || byText(targetOf(left).id, targetOf(right).id));
    if (!first) throw new Error('A group without paths.');
    return toPath(kind, key, first, others);
  });
}

function toPath(kind: PathKind, key: string, found: FoundPath, others: readonly FoundPath[]): Path {
  const { start, steps, entry, factors, title } = found;
  const target = targetOf(found);
  const reasons = unseenOf(found);
  const score = scoreOf(factors);
  const cheapest = cheapestOf(steps);
  const also = uniqueNodes([...(found.also ?? []), ...others.flatMap((path) => [targetOf(path), ...(path.also ?? [])])]).filter(
    ({ id }) => id !== target.id,
  );
  const nodes = uniqueNodes([start, ...steps.map(({ to }) => to)]);
  const detail: PathDetail = {
    nodes,
    links: steps.map((step, index) => linkOf(index === 0 ? start : (steps[index - 1]?.to ?? start), step)),
    factors,
    fix: fixOf(cheapest, entry),
    also: also.slice(0, 50),
    blast: Math.max(found.blast ?? 0, 1 + also.length),
    reasons,
  };
  return {
    kind,
    key: createHash('sha256').update(`${kind.id}|${key}`).digest('base64url').slice(0, 22),
    title: others.length > 0 ? `${title}, and ${others.length} more` : title,
    region: entry.region,
    score,
    severity: severityOf(score),
    evidence: reasons.length > 0 ? 'possible' : 'proven',
    entry,
    target,
    folded: 1 + others.length,
    detail,
    arns: [...new Set([...nodes, ...detail.also].map(({ id }) => id).filter((id) => id.startsWith('arn:')))],
    // Where paths were folded, the fix must break them all, or it is that of the worst of them: the list shrinks with each.
    cut: cheapest?.cut ?? null,
  };
}

const linkOf = (from: PathNode, { to, why, unseen = null }: Step): PathLink => ({
  from: from.id,
  to: to.id,
  why,
  state: unseen === null ? 'seen' : 'unseen',
  reason: unseen,
});

interface Cheapest {
  cut: Cut;
  link: number;
}

/** The cut that costs least; of equals the one nearest to the entry. */
function cheapestOf(steps: readonly Step[]): Cheapest | null {
  const all = steps.flatMap(({ cuts = [] }, link) => cuts.map((cut) => ({ cut, link })));
  return all.reduce<Cheapest | null>((best, each) => (best === null || each.cut.cost < best.cut.cost ? each : best), null);
}

function fixOf(cheapest: Cheapest | null, entry: PathNode): PathFix {
  if (!cheapest) return { text: `Look at ${entry.name} first`, on: entry.id, link: 0, checkId: null, cli: null, terraform: null };
  const { cut, link } = cheapest;
  const remedy = cut.checkId === undefined ? undefined : checkById(cut.checkId)?.remedy;
  return {
    text: cut.text,
    on: cut.on,
    link,
    checkId: cut.checkId ?? null,
    cli: remedy?.cli ?? null,
    terraform: remedy?.terraform ?? null,
  };
}

function uniqueNodes(nodes: readonly PathNode[]): PathNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return [...byId.values()];
}
