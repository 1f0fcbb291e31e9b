/** For a shell: within single quotes nothing has a meaning. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * Commands that bring a stack back to its template by a drift-aware change set, for somebody to read and run. CloudLens never runs
 * them: its role cannot. `REVERT_DRIFT`: AWS CLI reference, create-change-set, --deployment-mode.
 */
export function revertCommands({
  stackName,
  region,
  parameters,
}: {
  stackName: string;
  region: string;
  parameters: readonly string[];
}): string {
  const name = `revert-drift-of-${stackName}`.slice(0, 128);
  const at = `--region ${region} --stack-name ${quoted(stackName)} --change-set-name ${quoted(name)}`;
  const kept = parameters.map((key) => `ParameterKey=${key},UsePreviousValue=true`).map(quoted);
  return [
    '# 1. Prepare. Nothing changes yet.',
    `aws cloudformation create-change-set ${at} \\`,
    '  --use-previous-template --deployment-mode REVERT_DRIFT \\',
    ...(kept.length > 0 ? [`  --parameters ${kept.join(' ')} \\`] : []),
    '  --capabilities CAPABILITY_IAM CAPABILITY_NAMED_IAM CAPABILITY_AUTO_EXPAND',
    `aws cloudformation wait change-set-create-complete ${at}`,
    '',
    '# 2. Read what it would do.',
    `aws cloudformation describe-change-set ${at} --include-property-values`,
    '',
    '# 3. Only if that is what you want:',
    `# aws cloudformation execute-change-set ${at}`,
  ].join('\n');
}
