/** `cis-5.0` as people write it. */
const nameOf = (framework: string): string =>
  framework === 'fsbp' ? 'AWS Foundational Security Best Practices' : framework.replace(/^cis-/, 'CIS AWS Foundations ');

export function RequirementList({ requirements }: { requirements: Record<string, readonly string[]> }) {
  return (
    <dl className="grid gap-1">
      {Object.entries(requirements).map(([framework, numbers]) => (
        <div key={framework} className="flex flex-wrap gap-x-2">
          <dt className="text-ink-muted">{nameOf(framework)}</dt>
          <dd className="tabular font-medium">{numbers.join(', ')}</dd>
        </div>
      ))}
    </dl>
  );
}
