import type { Snapshot } from '@/server/checks/types';
import type { Part, Vulnerability, VulnerabilityView, WorkloadKind } from '../types';
import { countVulnerabilities, foldVulnerabilities } from '../vulnerabilities/fold';
import { fromCollected } from '../vulnerabilities/from-collected';
import { inspectorAt } from './watching';

/** What one sensor, or several, tell of vulnerabilities. */
export interface Inspected {
  part: Part<VulnerabilityView>;
  list: readonly Vulnerability[];
}

/** Of packages alone: that a port is reachable is exposure, and told there. */
const isVulnerability = ({ kind }: { kind: string }): boolean => kind === 'PACKAGE_VULNERABILITY' || kind === 'CODE_VULNERABILITY';

export function seen(told: readonly Vulnerability[], sources: VulnerabilityView['sources'], missing: string | null): Inspected {
  const list = foldVulnerabilities(told);
  return { part: { state: 'seen', value: { ...countVulnerabilities(list), sources, missing } }, list };
}

/**
 * What Inspector tells of a workload.
 * @param names by which Inspector may know it
 * @param doubt why it may not have been able to look; null: nothing speaks against it
 */
export function inspectedBy(kind: WorkloadKind, names: readonly string[], snapshot: Snapshot, doubt: string | null): Inspected {
  const sensor = inspectorAt(kind, snapshot);
  if (sensor.state !== 'on') return { part: { state: sensor.state === 'off' ? 'not-scanned' : 'unknown', why: sensor.detail }, list: [] };
  const [settings] = snapshot.list('AWS::Inspector2::RegionSettings');
  const active = settings?.data.active;
  if (!active) return { part: { state: 'unknown', why: 'Inspector’s findings could not be read' }, list: [] };
  const found = names.flatMap((name) => snapshot.get('AWS::Inspector2::InspectedResource', name)?.data ?? []);
  const told = found.flatMap(({ vulnerabilities }) =>
    vulnerabilities.filter(isVulnerability).map((each) => fromCollected(each, 'inspector')),
  );
  const kept = found.reduce((sum, { vulnerabilities }) => sum + vulnerabilities.length, 0);
  const counted = found.reduce((sum, { bySeverity }) => sum + Object.values(bySeverity).reduce((all, each) => all + (each ?? 0), 0), 0);
  if (kept < counted) return seen(told, ['inspector'], `Inspector has ${counted} findings of it; the worst ${kept} are told here`);
  if (active.cut) return seen(told, ['inspector'], 'Inspector has more findings in this region than were read');
  if (found.length > 0) return seen(told, ['inspector'], null);
  return seen([], ['inspector'], doubt);
}

/** Both sensors' word on the same thing: counted once, and whole where either saw it whole. */
export function together(one: Inspected, other: Inspected): Inspected {
  const [first, second] = [one, other].sort((a, b) => Number(b.part.state === 'seen') - Number(a.part.state === 'seen'));
  if (!first || !second || first.part.state !== 'seen') {
    // Neither has looked. What is off is known to be; what could not be asked may be on.
    return [one, other].find(({ part }) => part.state === 'unknown') ?? one;
  }
  if (second.part.state !== 'seen') return first;
  const missing = first.part.value.missing && second.part.value.missing ? first.part.value.missing : null;
  return seen([...one.list, ...other.list], [...new Set([...first.part.value.sources, ...second.part.value.sources])].sort(), missing);
}
