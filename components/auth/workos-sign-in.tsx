import { CircleAlertIcon } from 'lucide-react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { signInProblem } from './sign-in-problem';

interface WorkosSignInProps {
  /** A path of ours to go to afterwards. */
  next: string;
  /** Why the last try failed, as the way back from WorkOS names it. */
  problem: string | undefined;
}

/** Leads to WorkOS's sign-in page. A plain link: it works without script, and nothing fetches it ahead of time. */
export function WorkosSignIn({ next, problem }: WorkosSignInProps) {
  const sentence = signInProblem(problem);
  return (
    <div className="grid gap-4">
      <h1 className="text-lg font-semibold">Sign in</h1>
      {sentence && <Banner tone="danger" role="alert" icon={CircleAlertIcon} title={sentence} />}
      <p className="text-ink-muted">You sign in on the page of WorkOS, with your company's account, and come back here.</p>
      <Button variant="primary" size="lg" asChild>
        <a href={`/api/auth/workos/start?next=${encodeURIComponent(next)}`}>Continue with WorkOS</a>
      </Button>
    </div>
  );
}
