'use client';

import { DownloadIcon, LifeBuoyIcon } from 'lucide-react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';

/** Shown once: whoever closes it without a copy has to make new ones. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const text = codes.join('\n');
  return (
    <div className="grid min-w-0 grid-cols-1 gap-3">
      <Banner icon={LifeBuoyIcon} title="Keep these recovery codes somewhere safe">
        Each signs you in once when you have lost your authenticator app. They are shown this once and stored only as hashes.
      </Banner>
      <CodeBlock code={text} label="recovery codes" />
      <Button asChild className="justify-self-start">
        <a href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`} download="cloudlens-recovery-codes.txt">
          <DownloadIcon aria-hidden="true" />
          Download
        </a>
      </Button>
    </div>
  );
}
