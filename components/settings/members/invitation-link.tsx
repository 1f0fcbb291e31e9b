import { MailIcon } from 'lucide-react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { DialogClose, DialogFooter } from '@/components/ui/dialog';

/** The end of a dialog that has made an invitation: its link, which is shown this once. */
export function InvitationLink({ email, link, mailed }: { email: string; link: string; mailed: boolean }) {
  return (
    <>
      <Banner icon={MailIcon} title={mailed ? `Mailed to ${email}` : 'Hand over this link'}>
        It is good for one person, and shown this once.
      </Banner>
      <CodeBlock code={link} label="Invitation link" />
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="primary">Done</Button>
        </DialogClose>
      </DialogFooter>
    </>
  );
}
