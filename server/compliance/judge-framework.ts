import { checkById } from '@/server/checks/catalogue';
import { type Attestations, coverAll } from './attestations/data';
import type { Standing } from './read-standing';
import { servingOf } from './serving';
import { checkState, requirementState } from './state';
import type { CheckStanding, Framework, RequirementRow } from './types';

/** How every requirement of a framework stands over the accounts of the standing. */
export function judgeFramework(framework: Framework, standing: Standing, attestations: Attestations): RequirementRow[] {
  return servingOf(framework).map(({ requirement, checks, missing }) => {
    const words = checks.length === 0 ? attestations.of(framework.id, requirement.id) : [];
    const { state, doubts } = requirementState({
      checks: checks.map(({ id }) => standing.tallyOf(id)),
      missing: missing.length,
      attested: coverAll(words, standing.scope.accounts),
    });
    const { id, group, name, assessment } = requirement;
    return {
      id,
      group,
      name,
      assessment,
      state,
      doubts,
      checks: checks.map((check) => standingOf(check.id, standing)),
      missing: [...missing],
      attestations: words,
      attestable: checks.length === 0,
    };
  });
}

function standingOf(id: string, { tallyOf }: Standing): CheckStanding {
  const check = checkById(id);
  const { ran: _, ...counts } = tallyOf(id);
  return { id, title: check?.title ?? id, severity: check?.severity ?? 'low', state: checkState(tallyOf(id)), ...counts };
}
