import type { Snapshot } from '@/server/checks/types';
import type { DetectionFacts, Part } from '../types';
import { guardDutyAt } from './watching';

const severityOf = (severity: number): DetectionFacts['severity'] =>
  severity >= 9 ? 'critical' : severity >= 7 ? 'high' : severity >= 4 ? 'medium' : 'low';

/** GuardDuty's detections of high severity about any of these ids, ARNs or image references. */
export function detectionsOn(names: ReadonlySet<string>, snapshot: Snapshot): Part<DetectionFacts[]> {
  const sensor = guardDutyAt(snapshot);
  if (sensor.state !== 'on') return { state: sensor.state === 'off' ? 'not-scanned' : 'unknown', why: sensor.detail };
  const [settings] = snapshot.list('AWS::GuardDuty::RegionSettings');
  const found = settings?.data.highFindings;
  if (!found) return { state: 'unknown', why: 'What GuardDuty detected could not be read' };
  const mine = found.filter(({ resourceId }) => resourceId !== null && names.has(resourceId));
  if (mine.length === 0 && settings?.data.highFindingsCut) return { state: 'unknown', why: 'GuardDuty has more detections than were read' };
  return {
    state: 'seen',
    value: mine.map(({ title, severity, type, firstSeen }) => ({ title, severity: severityOf(severity), type, at: firstSeen })),
  };
}
