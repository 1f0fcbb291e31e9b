'use client';

import { ClerkProvider } from '@clerk/react';
import { type ReactNode, useState } from 'react';
import { ClerkContext } from '@/components/shell/vendor-controls';

/** Clerk's parts in our colours; as custom properties, so that dark and light follow by themselves. */
const appearance = {
  variables: {
    colorPrimary: 'var(--accent)',
    colorPrimaryForeground: 'var(--accent-ink)',
    colorBackground: 'var(--surface)',
    colorForeground: 'var(--ink)',
    colorMuted: 'var(--sunken)',
    colorMutedForeground: 'var(--ink-muted)',
    colorInput: 'var(--surface)',
    colorInputForeground: 'var(--ink)',
    colorNeutral: 'var(--ink)',
    colorBorder: 'var(--line-strong)',
    colorRing: 'var(--ring)',
    colorDanger: 'var(--critical)',
    fontFamily: 'inherit',
    borderRadius: '0.5rem',
  },
};

// A whole new page: what the browser has kept of one person or organization never shows under another.
const go = (to: string) => window.location.assign(to);
const replace = (to: string) => window.location.replace(to);

interface ClerkFrameProps {
  publishableKey: string;
  /** Of this request's content security policy. */
  nonce: string | undefined;
  children: ReactNode;
}

/**
 * Clerk's script around pages: it renews the session cookie, and its components work below. It only shows; who may do what is
 * the server's business, and pages that the server has made work without it.
 */
export function ClerkFrame({ publishableKey, nonce, children }: ClerkFrameProps) {
  // The document keeps the policy that it came with.
  const [documentNonce] = useState(nonce);
  return (
    <ClerkProvider
      publishableKey={publishableKey}
      {...(documentNonce ? { nonce: documentNonce } : {})}
      signInUrl="/sign-in"
      signUpUrl="/sign-up"
      afterSignOutUrl="/"
      routerPush={go}
      routerReplace={replace}
      telemetry={false}
      appearance={appearance}
    >
      <ClerkContext.Provider value={true}>{children}</ClerkContext.Provider>
    </ClerkProvider>
  );
}
