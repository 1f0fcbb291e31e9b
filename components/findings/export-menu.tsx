'use client';

import { DownloadIcon } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { FindingParams } from '@/server/findings/types';
import { findingQuery } from './search-params';

/** The list as a file. */
export function ExportMenu({ params }: { params: FindingParams }) {
  return (
    <Button asChild>
      {/* A file, not a page: no client navigation. */}
      <a href={`/api/findings/export?${findingQuery(params)}`} download>
        <DownloadIcon aria-hidden="true" />
        CSV
      </a>
    </Button>
  );
}
