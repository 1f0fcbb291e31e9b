import { defineCheck } from '../define-check';
import { judgeSecrets, secretRemedy } from '../shared/found-secrets';

export const check = defineCheck({
  id: 'codebuild/project-no-secrets-in-environment',
  title: 'Variables of CodeBuild projects hold no secrets',
  severity: 'critical',
  resourceType: 'AWS::CodeBuild::Project',
  needs: ['codebuild:ListProjects', 'codebuild:BatchGetProjects'],
  why: 'Plain variables are shown to everybody who may look at the project or at a build, and every build step can print them.',
  remedy: {
    text: secretRemedy('let the project take it from there: the type of the variable is SECRETS_MANAGER or PARAMETER_STORE.'),
    console: 'CodeBuild → Build projects → the project → Edit → Environment → Environment variables → Type.',
    cli: 'aws codebuild update-project --name <project> --environment file://<environment.json>',
    terraform: 'environment_variable {\n  name  = "<VARIABLE>"\n  type  = "SECRETS_MANAGER"\n  value = "<secret-name>:<json-key>"\n}',
  },
  aliases: { prowler: ['codebuild_project_no_secrets_in_variables'], securityHub: ['CodeBuild.2'] },
  requirements: { fsbp: ['CodeBuild.2'] },
  evaluate: ({ data }) => judgeSecrets(data.secrets, 'Plain variables and the build specification'),
});
