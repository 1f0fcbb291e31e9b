import type { Metadata } from 'next';
import { ScopePage } from '@/components/settings/scope/scope-page';
import { loadScope } from '@/server/scope/loaders';

export const metadata: Metadata = { title: 'Scope' };

export default async function SettingsScopePage() {
  return <ScopePage {...(await loadScope())} />;
}
