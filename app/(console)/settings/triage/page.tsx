import type { Metadata } from 'next';
import { TriageForm } from '@/components/settings/triage/triage-form';
import { loadTriageSettings } from '@/server/triage/loaders';

export const metadata: Metadata = { title: 'Triage' };

export default async function TriageSettingsPage() {
  const settings = await loadTriageSettings();
  return <TriageForm key={JSON.stringify(settings)} settings={settings} />;
}
