import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { AppProviders } from '@/components/providers/app-providers';
import { inter, jetbrains } from '@/components/providers/fonts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'CloudLens', template: '%s · CloudLens' },
  description: 'See, clearly and honestly, how your AWS accounts are.',
  applicationName: 'CloudLens',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8f9fb' },
    { media: '(prefers-color-scheme: dark)', color: '#0d0e12' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page rendered ahead of its request could not carry the request's nonce.
  await connection();
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang="en" className={`${inter.variable} ${jetbrains.variable}`} suppressHydrationWarning>
      <body className="min-h-dvh">
        <AppProviders nonce={nonce}>{children}</AppProviders>
      </body>
    </html>
  );
}
