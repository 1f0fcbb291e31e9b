import type { Metadata } from 'next';
import Link from 'next/link';
import { ExceptionList } from '@/components/findings/triage/exception-list';
import { PageHeader } from '@/components/ui/page-header';
import { loadExceptions } from '@/server/triage/loaders';

export const metadata: Metadata = { title: 'Accepted risks' };

export default async function ExceptionsPage() {
  const loaded = await loadExceptions();
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader
        eyebrow={
          <Link href="/findings" className="hover:text-ink hover:underline">
            Findings
          </Link>
        }
        title="Accepted risks"
        description="What somebody decided to live with, why, and until when"
      />
      <ExceptionList {...loaded} />
    </div>
  );
}
