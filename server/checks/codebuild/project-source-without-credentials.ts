import { hadCredentials } from '@/server/collect/codebuild/mask-project';
import { defineCheck, fail, notApplicable, pass } from '../define-check';

export const check = defineCheck({
  id: 'codebuild/project-source-without-credentials',
  title: 'Addresses of CodeBuild sources hold no credentials',
  severity: 'critical',
  resourceType: 'AWS::CodeBuild::Project',
  needs: ['codebuild:ListProjects', 'codebuild:BatchGetProjects'],
  why: 'Everybody who may look at the project, or at a log of a build, reads a password or token that lets them into your source code.',
  remedy: {
    text: 'Connect the project by a CodeConnections connection or a secret, take the credentials out of the address, and revoke them: they have been seen. A user’s name without a password is not counted.',
    console: 'CodeBuild → Build projects → the project → Edit → Source.',
    cli: 'aws codebuild update-project --name <project> --source type=GITHUB,location=<address-without-credentials>,auth={type=CODECONNECTIONS,resource=<connection-arn>}',
    terraform:
      'resource "aws_codebuild_project" "this" {\n  source {\n    type     = "GITHUB"\n    location = <address-without-credentials>\n    auth {\n      type     = "CODECONNECTIONS"\n      resource = <connection-arn>\n    }\n  }\n}',
    cloudformation:
      'Type: AWS::CodeBuild::Project\nProperties:\n  Source:\n    Type: GITHUB\n    Location: <address-without-credentials>\n    Auth:\n      Type: CODECONNECTIONS\n      Resource: <connection-arn>',
  },
  aliases: { prowler: ['codebuild_project_source_repo_url_no_sensitive_credentials'], securityHub: ['CodeBuild.1'] },
  requirements: { fsbp: ['CodeBuild.1'] },
  // Credentials were masked when the project was read; that something was masked is what tells.
  evaluate: ({ data: { source, secondarySources = [] } }) => {
    const addresses = [source, ...secondarySources].flatMap((each) => each?.location ?? []);
    if (addresses.length === 0) return notApplicable('The project takes its source from no address');
    const open = addresses.filter(hadCredentials);
    return open.length > 0
      ? fail(`The address ${open[0]} held credentials`, { addresses: open })
      : pass('No address of a source holds credentials', { addresses });
  },
});
