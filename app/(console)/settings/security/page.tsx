import type { Metadata } from 'next';
import { EmailCard } from '@/components/security/email-card';
import { PasswordCard } from '@/components/security/password-card';
import { PolicyCard } from '@/components/security/policy-card';
import { SecondFactorCard } from '@/components/security/second-factor-card';
import { SessionsCard } from '@/components/security/sessions-card';
import { Card, CardHeader } from '@/components/ui/card';
import { loadSecurity } from '@/server/identity/local/loaders';

export const metadata: Metadata = { title: 'Security' };

export default async function SecurityPage() {
  const security = await loadSecurity();
  if ('vendor' in security)
    return (
      <Card aria-labelledby="vendor-title">
        <CardHeader
          id="vendor-title"
          title={`Kept by ${security.vendor}`}
          description="Passwords, two-step sign-in and sessions are kept where you sign in: see to them there."
        />
      </Card>
    );
  const { email, emailCanBeProven, secondFactor, sessions, maySetPolicy } = security;
  return (
    <div className="grid grid-cols-1 gap-4">
      <SecondFactorCard status={secondFactor} />
      {maySetPolicy && <PolicyCard status={secondFactor} />}
      {emailCanBeProven && <EmailCard email={email} />}
      <PasswordCard email={email} />
      <SessionsCard sessions={sessions} />
    </div>
  );
}
