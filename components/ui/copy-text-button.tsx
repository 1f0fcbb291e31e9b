'use client';

import { CheckIcon, CopyIcon } from 'lucide-react';
import { type ComponentProps, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';

interface CopyTextButtonProps {
  text: string;
  children: string;
  variant?: ComponentProps<typeof Button>['variant'];
}

/** A button in words that copies; the small one beside code is `CopyButton`. */
export function CopyTextButton({ text, children, variant }: CopyTextButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <Button variant={variant} onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}>
      {copied ? <CheckIcon aria-hidden="true" /> : <CopyIcon aria-hidden="true" />}
      <span aria-live="polite">{copied ? 'Copied' : children}</span>
    </Button>
  );
}
