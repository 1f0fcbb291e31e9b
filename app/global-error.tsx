'use client';

import './globals.css';
import { ErrorScreen } from '@/components/ui/error-screen';

/** When even the root layout failed: no theme, no fonts, no providers. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>CloudLens</title>
        <main className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center p-4">
          <ErrorScreen {...props} />
        </main>
      </body>
    </html>
  );
}
