import { LayersIcon } from 'lucide-react';
import Link from 'next/link';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import type { ManagingStack } from '@/server/drift/managing-stack';

/** That the resource belongs to a stack, and what becomes of a fix by hand. */
export function StackBanner({ stack }: { stack: ManagingStack }) {
  return (
    <Banner
      tone="info"
      icon={LayersIcon}
      title={`Managed by the stack ${stack.stackName} as ${stack.logicalId}`}
      action={
        stack.id && (
          <Button size="sm" asChild>
            <Link href={`/drift/${stack.id}`}>Open the stack</Link>
          </Button>
        )
      }
    >
      {words(stack)}
    </Banner>
  );
}

function words({ driftStatus }: ManagingStack): string {
  switch (driftStatus) {
    case 'MODIFIED':
      return 'It has drifted: it is not as the template says, and the next deploy may put it back. See whether the template has it right before you mend it by hand.';
    case 'IN_SYNC':
      return 'It is as the template says, so mend it there: the next deploy reverts a fix in the console.';
    case 'DELETED':
      return 'At the last look it was gone from the account.';
    default:
      return 'Mend it in the template: the next deploy may revert a fix in the console.';
  }
}
