'use client';

import { ErrorScreen } from '@/components/ui/error-screen';

export default function RootError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center p-4">
      <ErrorScreen {...props} />
    </main>
  );
}
