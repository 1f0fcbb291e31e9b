import type { Statement } from './types';
import { includes, overlaps } from './wildcard';

/** Whether the statement speaks about every action that the pattern stands for, `except` those. */
export function coversAction(statement: Statement, pattern: string, except: readonly string[] = []): boolean {
  const action = normal(pattern);
  if (statement.actions?.some((own) => includes(normal(own), action))) return true;
  const misses = (own: string) => overlaps(normal(own), action) && !except.some((other) => includes(normal(other), normal(own)));
  return statement.notActions !== null && !statement.notActions.some(misses);
}

/** Same for resources; a statement without any (a trust policy's) speaks about its own resource, hence all. */
export function coversResource(statement: Statement, pattern: string, except: readonly string[] = []): boolean {
  if (statement.resources === null && statement.notResources === null) return true;
  const resource = pattern === '*' ? everyArn : pattern;
  if (statement.resources?.some((own) => includes(pattern === '*' ? anyPartition(own) : own, resource))) return true;
  const misses = (own: string) => overlaps(own, resource) && !except.some((other) => includes(other, own));
  return statement.notResources !== null && !statement.notResources.some(misses);
}

/** `*` asks for every resource, and `arn:aws:*` is as much. */
const everyArn = 'arn:*:*:*:*:*';
const anyPartition = (resource: string) => resource.replace(/^arn:aws[a-z-]*:/, 'arn:*:');

/** What an Allow may grant, as patterns; the widest reading of NotAction and NotResource. */
export function actionPatterns(statement: Statement): readonly string[] {
  return statement.notActions !== null ? ['*'] : (statement.actions ?? []);
}

export function resourcePatterns(statement: Statement): readonly string[] {
  return statement.notResources !== null || statement.resources === null ? ['*'] : statement.resources;
}

/** Actions know no case, and `*` means every service's. */
function normal(action: string): string {
  const lower = action.toLowerCase();
  return lower === '*' ? '*:*' : lower;
}
