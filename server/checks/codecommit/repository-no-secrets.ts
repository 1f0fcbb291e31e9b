import { defineCheck, notApplicable } from '../define-check';
import { secretRemedy } from '../shared/found-secrets';
import { judgeLooked } from '../shared/looked';

export const check = defineCheck({
  id: 'codecommit/repository-no-secrets',
  title: 'Files in CodeCommit repositories hold no secrets',
  severity: 'high',
  resourceType: 'AWS::CodeCommit::Repository',
  needs: ['codecommit:ListRepositories', 'codecommit:GetRepository', 'codecommit:GetBranch', 'codecommit:GetFolder', 'codecommit:GetBlob'],
  why: 'Everybody who may read a repository has its secrets, and every clone keeps them.',
  remedy: { text: secretRemedy('let the code read it at run time. Remove it from the history, too: earlier commits keep it.') },
  differs: 'Looks at the tip of the default branch; earlier commits and other branches are not read.',
  aliases: { prowler: ['codecommit_repository_no_secrets'] },
  evaluate: ({ data }) =>
    data.tip === null
      ? notApplicable('It has no default branch with a commit')
      : judgeLooked(data.files, { where: 'The files', kind: 'files in CodeCommit' }),
});
