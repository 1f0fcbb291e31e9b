import type { Metadata } from 'next';
import Link from 'next/link';
import { ApiReference } from '@/components/api-docs/api-reference';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';

export const metadata: Metadata = { title: 'API' };

export default function ApiDocsPage() {
  return (
    <div className="grid grid-cols-1 gap-5">
      <PageHeader
        title="API"
        description={
          <>
            All that these pages do, for programs. Send an{' '}
            <Link href="/settings" className="text-accent-text underline underline-offset-4">
              API key
            </Link>{' '}
            as a Bearer token.
          </>
        }
        actions={
          <Button asChild>
            <a href="/api/openapi.json">OpenAPI 3.1</a>
          </Button>
        }
      />
      <ApiReference />
    </div>
  );
}
