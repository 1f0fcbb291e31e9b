import { spawnSync } from 'node:child_process';
import { z } from 'zod';

/** Something known to be wrong with an installed version of a package. */
export interface Advisory {
  id: string;
  package: string;
  severity: string;
  title: string;
}

/** Who was asked, and what they said; `unasked` says why nobody could be. */
export type Answer = { source: string; advisories: Advisory[] } | { source: string; unasked: string };

const auditSchema = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      via: z.array(
        z.union([
          z.string(),
          z.object({ source: z.number().optional(), url: z.string().optional(), title: z.string(), severity: z.string() }),
        ]),
      ),
    }),
  ),
  metadata: z.object({ vulnerabilities: z.object({ total: z.number() }), dependencies: z.object({ prod: z.number() }) }),
});
const refusalSchema = z.object({ message: z.string().min(1) });

/** Asks npm's registry about the packages of package-lock.json that are installed in production. */
export function askRegistry(root: string): Answer {
  const { stdout, error } = spawnSync('npm', ['audit', '--json', '--omit=dev'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return readAudit(stdout ?? '', error?.message);
}

/**
 * What `npm audit --json` printed, as an answer. Only a report about some packages, all of whose advisories we can read, is one:
 * a registry that could not be reached, and half a report, tell nothing.
 * @param failure why npm printed nothing, where it could not be run
 */
export function readAudit(printed: string, failure?: string): Answer {
  const source = 'npm audit';
  const unasked = (why: string): Answer => ({ source, unasked: why });
  const text = asJson(printed);
  const report = auditSchema.safeParse(text);
  if (!report.success) {
    const refusal = refusalSchema.safeParse(text);
    return unasked(refusal.success ? refusal.data.message : (failure ?? 'npm gave no report that we can read'));
  }
  const { vulnerabilities, metadata } = report.data;
  // The project itself is counted too.
  if (metadata.dependencies.prod <= 1) return unasked('npm asked about no package');
  const advisories = Object.entries(vulnerabilities).flatMap(([name, { via }]) =>
    via.flatMap((each) =>
      typeof each === 'string'
        ? []
        : [{ id: each.url?.split('/').at(-1) ?? String(each.source), package: name, severity: each.severity, title: each.title }],
    ),
  );
  if (metadata.vulnerabilities.total > 0 && advisories.length === 0)
    return unasked(`npm counts ${metadata.vulnerabilities.total} packages with advisories and names none`);
  return { source, advisories };
}

const batchSchema = z.object({ results: z.array(z.object({ vulns: z.array(z.object({ id: z.string() })).optional() })) });
const vulnerabilitySchema = z.object({
  id: z.string(),
  summary: z.string().optional(),
  withdrawn: z.string().optional(),
  database_specific: z.object({ severity: z.string().optional() }).optional(),
});

/** Packages in one question; OSV takes up to a thousand. */
const BATCH = 500;

/**
 * Asks OSV, which knows packages with malice too (ids that begin with MAL).
 * @param packages name and version of each
 * @param url of OSV's API
 */
export async function askOsv(packages: readonly { name: string; version: string }[], url: string): Promise<Answer> {
  const source = 'OSV';
  try {
    const found: Advisory[] = [];
    for (let at = 0; at < packages.length; at += BATCH) {
      const asked = packages.slice(at, at + BATCH);
      const queries = asked.map(({ name, version }) => ({ version, package: { name, ecosystem: 'npm' } }));
      const { results } = batchSchema.parse(await call(`${url}/v1/querybatch`, JSON.stringify({ queries })));
      if (results.length !== asked.length) throw new Error(`${asked.length} packages were asked about, and ${results.length} answered`);
      for (const [index, { vulns = [] }] of results.entries())
        for (const { id } of vulns) {
          const each = vulnerabilitySchema.parse(await call(`${url}/v1/vulns/${encodeURIComponent(id)}`));
          if (each.withdrawn) continue;
          // What OSV does not grade counts as high: somebody has to look.
          const severity = id.startsWith('MAL-') ? 'critical' : (each.database_specific?.severity?.toLowerCase() ?? 'high');
          found.push({ id, package: asked[index]?.name ?? '', severity, title: each.summary ?? 'no title' });
        }
    }
    return { source, advisories: found };
  } catch (error) {
    return { source, unasked: error instanceof Error ? error.message : String(error) };
  }
}

async function call(url: string, body?: string): Promise<unknown> {
  const response = await fetch(url, {
    ...(body ? { method: 'POST', body, headers: { 'content-type': 'application/json' } } : {}),
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
