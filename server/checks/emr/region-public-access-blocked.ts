import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'emr/region-public-access-blocked',
  title: 'EMR starts no cluster whose security groups let everybody in',
  severity: 'high',
  resourceType: 'AWS::EMR::RegionSettings',
  needs: ['emr:GetBlockPublicAccessConfiguration'],
  why: 'The consoles of Hadoop and Spark run whatever they are given without asking who it is; with the guard off, one open rule hands the cluster and its role to anyone.',
  remedy: {
    text: 'Turn the guard on in every region, with no exception but port 22 if there must be one.',
    console: 'Amazon EMR → Block public access → Edit → Turn on.',
    cli: `aws emr put-block-public-access-configuration --block-public-access-configuration '{"BlockPublicSecurityGroupRules":true,"PermittedPublicSecurityGroupRuleRanges":[]}'`,
    terraform: 'resource "aws_emr_block_public_access_configuration" "this" {\n  block_public_security_group_rules = true\n}',
  },
  aliases: { prowler: ['emr_cluster_account_public_block_enabled'], securityHub: ['EMR.2'] },
  requirements: { fsbp: ['EMR.2'] },
  evaluate: ({ data: { blockPublicAccess } }) => {
    const { BlockPublicSecurityGroupRules: blocks, PermittedPublicSecurityGroupRuleRanges: ranges = [] } = blockPublicAccess ?? {};
    if (blocks === undefined) return unknown('Not known: AWS did not tell whether the guard is on');
    const open = ranges.map(({ MinRange, MaxRange }) => ({ from: MinRange ?? null, to: MaxRange ?? MinRange ?? null }));
    const evidence = { blocked: blocks, exceptions: open };
    if (!blocks) return fail('Clusters may be open to everybody', evidence);
    const beyondSsh = open.filter(({ from, to }) => from !== 22 || to !== 22);
    const [first] = beyondSsh;
    return first
      ? fail(
          `Clusters may be open to everybody on ${first.from === first.to ? `port ${first.from}` : `ports ${first.from} to ${first.to}`}`,
          evidence,
        )
      : pass(`No cluster that is open to everybody is started${open.length > 0 ? ', but by SSH' : ''}`, evidence);
  },
});
