import Link from 'next/link';

/** The way back to all workflows. */
export function WorkflowsEyebrow() {
  return (
    <Link href="/workflows" className="rounded underline-offset-4 hover:text-ink hover:underline">
      Workflows
    </Link>
  );
}
