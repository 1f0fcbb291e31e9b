const names: Record<string, string> = {
  'cis-5.0': 'CIS AWS Foundations 5.0',
  fsbp: 'AWS Foundational Security Best Practices',
};

export function RequirementList({ requirements }: { requirements: Record<string, readonly string[]> }) {
  return (
    <dl className="grid gap-1">
      {Object.entries(requirements).map(([framework, numbers]) => (
        <div key={framework} className="flex flex-wrap gap-x-2">
          <dt className="text-ink-muted">{names[framework] ?? framework}</dt>
          <dd className="tabular font-medium">{numbers.join(', ')}</dd>
        </div>
      ))}
    </dl>
  );
}
