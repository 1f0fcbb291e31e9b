import type { LoadedService, OperationSchema } from '../load-service';
import type { Target } from './protocol';

interface Route {
  operation: string;
  method: string;
  /** A literal segment, a label, or a greedy label that takes the rest. */
  segments: readonly ({ literal: string } | { label: string; greedy: boolean })[];
  query: readonly (readonly [string, string])[];
  /** More is narrower: query keys first, then literal segments. */
  weight: number;
}

const tables = new WeakMap<LoadedService, readonly Route[]>();

function routesOf(loaded: LoadedService): readonly Route[] {
  let routes = tables.get(loaded);
  if (!routes) {
    routes = [...loaded.operations.values()].flatMap(routeOf).sort((a, b) => b.weight - a.weight);
    tables.set(loaded, routes);
  }
  return routes;
}

function routeOf({ name, http }: OperationSchema): Route[] {
  if (!http) return [];
  const [method, uri] = http;
  const [path = '/', rawQuery = ''] = uri.split('?');
  const segments = splitPath(path).map((part) => {
    const label = /^\{(\w+)(\+?)\}$/.exec(part);
    return label?.[1] ? { label: label[1], greedy: label[2] === '+' } : { literal: part };
  });
  // `x-id` only helps to tell operations apart; clients other than the JavaScript SDK leave it out.
  const query = [...new URLSearchParams(rawQuery)].filter(([key]) => key !== 'x-id');
  const literals = segments.filter((segment) => 'literal' in segment && segment.literal !== '').length;
  return [{ operation: name, method, segments, query, weight: query.length * 100 + literals }];
}

/** The operation whose HTTP binding fits, the narrowest first. `path` is still percent-encoded. */
export function matchRoute(
  loaded: LoadedService,
  method: string,
  path: string,
  query: ReadonlyMap<string, readonly string[]>,
  allowed: (operation: string) => boolean = () => true,
): Target | undefined {
  const hint = query.get('x-id')?.[0];
  const fitting = routesOf(loaded).flatMap((route): Target[] => {
    if (route.method !== method || !allowed(route.operation)) return [];
    if (!route.query.every(([key, value]) => query.has(key) && (value === '' || query.get(key)?.includes(value)))) return [];
    const labels = matchPath(route, path);
    return labels ? [{ operation: route.operation, labels }] : [];
  });
  return fitting.find((target) => target.operation === hint) ?? fitting[0];
}

function matchPath(route: Route, path: string): Record<string, string> | undefined {
  const parts = splitPath(path);
  const labels: Record<string, string> = {};
  for (const [index, segment] of route.segments.entries()) {
    if ('label' in segment && segment.greedy) {
      const rest = parts.slice(index).join('/');
      return rest === '' ? undefined : { ...labels, [segment.label]: decode(rest) };
    }
    const part = parts[index];
    if (part === undefined) return undefined;
    if ('literal' in segment ? segment.literal !== part : part === '') return undefined;
    if ('label' in segment) labels[segment.label] = decode(part);
  }
  return parts.length > route.segments.length ? undefined : labels;
}

/** Without a trailing slash, which some bindings have and some clients add. */
function splitPath(path: string): string[] {
  return path
    .replace(/(?<=.)\/$/, '')
    .split('/')
    .slice(1);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
