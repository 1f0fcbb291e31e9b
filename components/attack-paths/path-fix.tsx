import { ScissorsIcon } from 'lucide-react';
import Link from 'next/link';
import { CodeBlock } from '@/components/ui/code-block';
import type { PathFix as Fix } from '@/server/attack-paths/types';

/** The one change that breaks a path, in plain words, with code where the check that asks for it has some. */
export function PathFix({ fix, folded }: { fix: Fix; folded: number }) {
  return (
    <div className="rounded-md border border-accent/40 bg-accent-soft px-3 py-2.5">
      <p className="flex items-start gap-2 text-sm">
        <ScissorsIcon className="mt-0.5 size-4 shrink-0 text-accent-text" aria-hidden="true" />
        <span className="min-w-0 break-words">
          <span className="text-ink-muted">What breaks it: </span>
          <strong className="font-medium">{fix.text}.</strong>
          {folded > 1 && (
            <span className="text-ink-muted">
              {' '}
              It is for the path that is drawn, the worst of {folded} alike; what it leaves open shows next.
            </span>
          )}
        </span>
      </p>
      {(fix.cli || fix.terraform || fix.checkId) && (
        <details className="mt-1.5 pl-6 text-sm">
          <summary className="cursor-pointer rounded text-xs text-ink-muted hover:text-ink">How to do it</summary>
          <div className="mt-2 grid grid-cols-1 gap-2">
            {fix.cli && <CodeBlock code={fix.cli} label="AWS CLI command" />}
            {fix.terraform && <CodeBlock code={fix.terraform} label="Terraform code" />}
            {fix.checkId && (
              <p className="text-xs text-ink-muted">
                The check{' '}
                <Link href={`/findings?check=${encodeURIComponent(fix.checkId)}`} className="underline underline-offset-2 hover:text-ink">
                  {fix.checkId}
                </Link>{' '}
                asks for the same.
              </p>
            )}
          </div>
        </details>
      )}
    </div>
  );
}
