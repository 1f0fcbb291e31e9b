'use client';

import { DownloadIcon } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from '@/components/ui/menu';
import { exportFormatNames, exportFormats } from '@/server/findings/export/formats';
import type { FindingParams } from '@/server/findings/types';
import { findingQuery } from './search-params';

/** What the list shows, all of it, as a file. */
export function ExportMenu({ params }: { params: FindingParams }) {
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button>
          <DownloadIcon aria-hidden="true" />
          Export
        </Button>
      </MenuTrigger>
      <MenuContent align="end" className="w-64">
        <MenuLabel>All that these filters match</MenuLabel>
        {exportFormatNames.map((format) => (
          <MenuItem key={format} asChild>
            {/* A file, not a page: no client navigation. */}
            <a href={`/api/findings/export?format=${format}&${findingQuery(params)}`} download>
              <span className="w-12 font-medium">{exportFormats[format].label}</span>
              <span className="text-xs text-ink-muted">{exportFormats[format].hint}</span>
            </a>
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}
