import { defineCheck, fail, notApplicable, pass, readFields, unknown } from '../define-check';

type Kind = 'ec2' | 'ecr' | 'lambda';
const kinds: readonly { key: Kind; name: string }[] = [
  { key: 'ec2', name: 'instances' },
  { key: 'ecr', name: 'images' },
  { key: 'lambda', name: 'functions' },
];

export const check = defineCheck({
  id: 'inspector2/enabled',
  title: 'Inspector scans what there is to scan',
  severity: 'medium',
  resourceType: 'AWS::Inspector2::RegionSettings',
  needs: ['inspector2:BatchGetAccountStatus', 'ec2:DescribeInstances', 'ecr:DescribeRepositories', 'lambda:ListFunctions'],
  reads: [
    readFields('AWS::EC2::Instance', 'region'),
    readFields('AWS::ECR::Repository', 'region'),
    readFields('AWS::Lambda::Function', 'region'),
  ],
  why: 'Holes in packages come to light every day: only who looks all the time knows which machines, images and functions have them.',
  remedy: {
    text: 'Enable Inspector for instances, images and functions in every region where there are some, for all accounts by the delegated administrator.',
    console: 'Inspector → Account management → Activate scanning.',
    cli: 'aws inspector2 enable --resource-types EC2 ECR LAMBDA',
    terraform:
      'resource "aws_inspector2_enabler" "this" {\n  account_ids    = ["<account-id>"]\n  resource_types = ["EC2", "ECR", "LAMBDA"]\n}',
  },
  aliases: { prowler: ['inspector2_is_enabled'] },
  evaluate: ({ data: { state }, region }, snapshot) => {
    const there = {
      ec2: snapshot.list('AWS::EC2::Instance').length > 0,
      ecr: snapshot.list('AWS::ECR::Repository').length > 0,
      lambda: snapshot.list('AWS::Lambda::Function').length > 0,
    };
    const wanted = kinds.filter(({ key }) => there[key]);
    if (wanted.length === 0) return notApplicable(`There is nothing in ${region} for Inspector to scan`);
    if (!state?.resourceState) return unknown('Not known: what Inspector scans was not given');
    const statusOf = (key: Kind) => state.resourceState?.[key]?.status ?? 'DISABLED';
    const evidence = { scans: Object.fromEntries(kinds.map(({ key }) => [key, statusOf(key)])), there };
    const off = wanted.filter(({ key }) => !['ENABLED', 'ENABLING'].includes(statusOf(key)));
    return off.length === 0
      ? pass(`Inspector scans ${wanted.map(({ name }) => name).join(', ')} in ${region}`, evidence)
      : fail(`Inspector does not scan ${off.map(({ name }) => name).join(', ')} in ${region}`, evidence);
  },
});
