'use client';

import { DownloadIcon } from 'lucide-react';
import { Button } from '@/components/ui/button';

/** Saves text as a file, without a round trip. */
export function DownloadButton({ text, fileName, type, children }: { text: string; fileName: string; type: string; children: string }) {
  function save() {
    const url = URL.createObjectURL(new Blob([text], { type }));
    const link = document.createElement('a');
    link.href = url;
    link.download = fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
  return (
    <Button onClick={save}>
      <DownloadIcon aria-hidden="true" />
      {children}
    </Button>
  );
}
