import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'inspector2/no-active-findings',
  title: 'Inspector has no active findings',
  severity: 'high',
  resourceType: 'AWS::Inspector2::RegionSettings',
  needs: ['inspector2:BatchGetAccountStatus'],
  why: 'Each finding is a known hole in something that runs, often with a fix at hand and an exploit on the internet.',
  remedy: {
    text: 'Start with what is reachable from the internet, has a known exploit and a fixed version: update the package, build the image anew. Suppress what you have decided to live with.',
    console: 'Inspector → Findings → By vulnerability.',
    cli: 'aws inspector2 list-findings --filter-criteria \'{"findingStatus":[{"comparison":"EQUALS","value":"ACTIVE"}]}\' --sort-criteria field=SEVERITY,sortOrder=DESC',
  },
  aliases: { prowler: ['inspector2_active_findings_exist'] },
  evaluate: ({ data: { state, active }, region }) => {
    if (!state) return unknown('Not known: whether Inspector scans was not given');
    const scans = Object.values(state.resourceState ?? {}).some((each) => each?.status === 'ENABLED');
    if (!scans) return notApplicable(`Inspector does not scan in ${region}`);
    if (!active) return unknown('Not known: the findings of Inspector were not given');
    const total = Object.values(active.bySeverity).reduce((sum, count) => sum + count, 0);
    const evidence = { findings: total, bySeverity: { ...active.bySeverity }, resources: active.resources, more: active.cut };
    if (total > 0)
      return fail(
        `${total}${active.cut ? ' findings and more' : total === 1 ? ' finding' : ' findings'} on ${active.resources} resources`,
        evidence,
      );
    return active.cut
      ? unknown('Not known: not all findings of Inspector came', evidence)
      : pass(`Inspector has no active finding in ${region}`, evidence);
  },
});
