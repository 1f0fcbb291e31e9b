import type { Metadata } from 'next';
import { Logo } from '@/components/brand/logo';
import { MissingPage } from '@/components/ui/missing-page';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-4 p-4">
      <Logo />
      <h1 className="sr-only">Not found</h1>
      <MissingPage />
    </main>
  );
}
