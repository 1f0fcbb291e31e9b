'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import { ThemeProvider } from 'next-themes';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { Toast, Tooltip } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { Toaster } from '@/components/ui/toaster';

function makeQueryClient() {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: 15_000, refetchOnWindowFocus: true, retry: 1 } },
  });
}

/** `nonce`: of this request's content security policy; what injects a style or a script needs it. */
export function AppProviders({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  // The document keeps the policy that it came with: the nonces of later answers (a refresh) are good for nothing here.
  const [documentNonce] = useState(() => {
    // Radix's scroll lock writes a <style> and asks get-nonce for it.
    if (nonce) setNonce(nonce);
    return nonce;
  });
  const [queryClient] = useState(makeQueryClient);
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange nonce={documentNonce}>
      <QueryClientProvider client={queryClient}>
        <NuqsAdapter>
          <Tooltip.Provider delayDuration={250} skipDelayDuration={150}>
            <Toast.Provider swipeDirection="right" duration={6000}>
              {children}
              <Toaster />
            </Toast.Provider>
          </Tooltip.Provider>
        </NuqsAdapter>
      </QueryClientProvider>
    </ThemeProvider>
  );
}
