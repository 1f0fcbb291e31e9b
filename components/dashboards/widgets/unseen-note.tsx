import { EyeOffIcon } from 'lucide-react';
import Link from 'next/link';
import type { Unseen } from '@/server/dashboards/types';
import { unseenWords } from '@/server/dashboards/words';

/** Beside every figure that rests on a scan which did not see everything. */
export function UnseenNote({ unseen }: { unseen: Unseen }) {
  const words = unseenWords(unseen);
  if (!words) return null;
  return (
    <Link href="/scans" className="mt-2 flex w-fit items-start gap-1.5 rounded text-xs text-ink-muted hover:text-ink hover:underline">
      <EyeOffIcon className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
      {words}
    </Link>
  );
}
