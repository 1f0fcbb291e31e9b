import { Card, CardHeader } from '@/components/ui/card';
import { exposureWeights } from '@/server/workloads/exposure/weights';
import { floors } from '@/server/workloads/rank/combine';
import { powerWeights, weaknessWeights } from '@/server/workloads/rank/weights';

/** The formula with its numbers, as it is worked out. */
export function RankExplained() {
  const factors = [
    [
      'Exposure',
      floors.exposure,
      `internet ${exposureWeights.internet}, behind a front ${exposureWeights.indirect}, its network ${exposureWeights.internal}`,
    ],
    [
      'Vulnerability',
      floors.vulnerability,
      `under attack ${weaknessWeights.attacked}, critical ${weaknessWeights.critical}, high ${weaknessWeights.high}, a known exploit +${weaknessWeights.exploit}, out of support ${weaknessWeights.endOfLife}`,
    ],
    [
      'Privilege',
      floors.privilege,
      `administrator ${powerWeights.administrator}, a way up ${powerWeights.escalation}, all data ${powerWeights.allData}, some ${powerWeights.some}`,
    ],
  ] as const;
  return (
    <Card aria-labelledby="formula-title">
      <CardHeader id="formula-title" title="How the rank is worked out" description="100 × exposure × vulnerability × privilege" />
      <dl className="grid gap-2 px-4 pb-4 text-sm">
        {factors.map(([name, floor, signs]) => (
          <div key={name}>
            <dt className="font-medium">{name}</dt>
            <dd className="text-xs text-ink-muted">
              From {floor} to 1. The strongest sign counts: {signs}.
            </dd>
          </div>
        ))}
        <div>
          <dt className="font-medium">≥</dt>
          <dd className="text-xs text-ink-muted">Something was not seen. It never lowers the rank; hatching shows how high it may be.</dd>
        </div>
      </dl>
    </Card>
  );
}
