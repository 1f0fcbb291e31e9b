import type { Collector } from '../types';

/** Projects by name, then described a hundred at a time. */
export const codeBuildCollector: Collector = {
  service: 'codebuild',
  scope: 'regional',
  types: ['AWS::CodeBuild::Project'],
  operations: [
    { operation: 'codebuild:ListProjects', level: 'list', types: ['AWS::CodeBuild::Project'] },
    { operation: 'codebuild:BatchGetProjects', level: 'list', types: ['AWS::CodeBuild::Project'] },
  ],
  async *collect(context) {
    const { collectCodeBuild } = await import('./collect-codebuild');
    yield* collectCodeBuild(context);
  },
};
