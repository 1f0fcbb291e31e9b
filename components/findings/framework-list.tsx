import Link from 'next/link';

const shown = 6;

/** The frameworks that ask for the same thing, with the numbers of the requirements. */
export function FrameworkList({ frameworks }: { frameworks: readonly { id: string; name: string; requirements: string[] }[] }) {
  return (
    <dl className="grid gap-1">
      {frameworks.map(({ id, name, requirements }) => (
        <div key={id} className="flex flex-wrap gap-x-2">
          <dt>
            <Link href={`/compliance/${id}`} className="text-ink-muted underline-offset-2 hover:text-ink hover:underline">
              {name}
            </Link>
          </dt>
          <dd className="tabular min-w-0 font-medium break-words" title={requirements.join(', ')}>
            {requirements.slice(0, shown).join(', ')}
            {requirements.length > shown && <span className="font-normal text-ink-muted"> and {requirements.length - shown} more</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
