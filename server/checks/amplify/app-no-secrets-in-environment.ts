import { defineCheck } from '../define-check';
import { judgeSecrets, secretRemedy } from '../shared/found-secrets';

export const check = defineCheck({
  id: 'amplify/app-no-secrets-in-environment',
  title: 'Variables of Amplify apps hold no secrets',
  severity: 'high',
  resourceType: 'AWS::Amplify::App',
  needs: ['amplify:ListApps', 'amplify:ListBranches'],
  why: 'Variables are shown to everybody who may list apps, and what the build puts into the pages is read by every visitor.',
  remedy: {
    text: secretRemedy('use the secrets of Amplify, which only the backend reads.'),
    console: 'Amplify → the app → Hosting → Secrets.',
    cli: 'aws amplify update-app --app-id <app-id> --environment-variables <NAME>=<value>',
  },
  aliases: { prowler: ['amplify_app_no_secrets_in_environment'] },
  evaluate: ({ data }) => judgeSecrets(data.secrets, 'Variables of the app and its branches'),
});
