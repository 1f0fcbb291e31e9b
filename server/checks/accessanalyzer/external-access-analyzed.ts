import { defineCheck, fail, pass, unknown } from '../define-check';

/** The kinds that look for access from outside. Those for unused or internal access answer other questions. */
const external = ['ACCOUNT', 'ORGANIZATION'];

export const check = defineCheck({
  id: 'accessanalyzer/external-access-analyzed',
  title: 'IAM Access Analyzer looks for access from outside in every region',
  severity: 'low',
  resourceType: 'AWS::AccessAnalyzer::RegionSettings',
  needs: ['accessanalyzer:ListAnalyzers'],
  why: 'It tells within minutes when a bucket, role, key, queue or secret lets in another account, and costs nothing.',
  remedy: {
    text: 'Make an analyzer of external access in each region that you use, for the organization in its delegated administrator account, or for the account.',
    console: 'IAM → Access analyzer → Create analyzer → Resource analysis: External access.',
    cli: 'aws accessanalyzer create-analyzer --region <region> --analyzer-name <name> --type ACCOUNT',
    terraform: 'resource "aws_accessanalyzer_analyzer" "this" {\n  analyzer_name = "<name>"\n  type          = "ACCOUNT"\n}',
    cloudformation: 'Type: AWS::AccessAnalyzer::Analyzer\nProperties:\n  Type: ACCOUNT',
  },
  aliases: { prowler: ['accessanalyzer_enabled'], securityHub: ['IAM.28'] },
  requirements: { 'cis-3.0': ['1.20'], 'cis-5.0': ['1.19'], 'cis-7.0': ['2.18'] },
  evaluate: ({ data, region }) => {
    if (!data.analyzers) return unknown('Not known: the analyzers were not given');
    const analyzers = data.analyzers.map(({ name = '', type = '', status = '' }) => ({ name, type, status }));
    const [good] = analyzers.filter(({ type, status }) => external.includes(type) && status === 'ACTIVE');
    if (good) return pass(`${good.name} looks for access from outside`, { analyzers });
    const idle = analyzers.some(({ type }) => external.includes(type));
    return fail(idle ? `The analyzer of external access in ${region} is not active` : `${region} has no analyzer of external access`, {
      analyzers,
    });
  },
});
