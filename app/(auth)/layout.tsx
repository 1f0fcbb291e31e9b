import Link from 'next/link';
import type { ReactNode } from 'react';
import { Logo } from '@/components/brand/logo';

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-6 px-4 py-10">
      <Link href="/" className="rounded-md">
        <Logo />
      </Link>
      <div className="w-full max-w-sm rounded-xl border bg-surface p-6 shadow-float">{children}</div>
    </main>
  );
}
