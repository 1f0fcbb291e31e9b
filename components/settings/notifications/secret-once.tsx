import { KeyRoundIcon } from 'lucide-react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { DialogClose, DialogFooter } from '@/components/ui/dialog';

/** The signing secret of a webhook, which is shown this once. */
export function SecretOnce({ value }: { value: string }) {
  return (
    <>
      <Banner icon={KeyRoundIcon} title="Copy it now">
        It is shown this once. Your receiver checks the header <code>webhook-signature</code> with it, as Standard Webhooks describe.
      </Banner>
      <CodeBlock code={value} label="Signing secret" />
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="primary">I have copied it</Button>
        </DialogClose>
      </DialogFooter>
    </>
  );
}
