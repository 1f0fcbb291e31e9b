'use client';

import { UploadIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { Refusal } from '@/components/form/refusal';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { Field, fieldNotes, Input } from '@/components/ui/field';
import { toast } from '@/components/ui/toast-store';
import { createFrameworkAction } from '@/server/compliance/actions';
import { customFrameworkBytes } from '@/server/compliance/custom/schema';

/** Takes a framework of one's own as a JSON file. */
export function UploadDialog() {
  const mayUpload = useCan('organization:update');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  if (!mayUpload) return null;

  function submit(event: FormEvent) {
    event.preventDefault();
    setRefusal(null);
    startTransition(async () => {
      const read = await readDefinition(file);
      if ('problem' in read) return setRefusal(read.problem);
      const result = await createFrameworkAction(read.definition as Parameters<typeof createFrameworkAction>[0]);
      if (!result.ok) return setRefusal(result.error.message);
      toast({ tone: 'success', title: 'Framework uploaded' });
      setOpen(false);
      router.push(`/compliance/${result.data.frameworkId}`);
      router.refresh();
    });
  }

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>
          <UploadIcon aria-hidden="true" /> Upload a framework
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Upload a framework"
        description="Rules of your own, as JSON: groups of requirements, each with the checks that serve it. Requirements without checks are manual."
      >
        <form onSubmit={submit} className="grid gap-4" noValidate>
          <Field
            id="framework-file"
            label="File"
            hint={
              <>
                At most 256 kB. Begin with{' '}
                <a href="/compliance-framework-sample.json" download className="text-accent-text underline underline-offset-4">
                  the sample
                </a>
                .
              </>
            }
          >
            <Input
              id="framework-file"
              type="file"
              accept="application/json,.json"
              aria-describedby={fieldNotes('framework-file')}
              className="h-9 py-1.5"
              onChange={(event) => {
                setFile(event.target.files?.[0] ?? null);
                setRefusal(null);
              }}
            />
          </Field>
          <Refusal text={refusal} />
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" disabled={pending}>
              {pending ? 'Uploading…' : 'Upload'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

/** What stands in the file, or what is wrong with it before anybody else needs to look. */
async function readDefinition(file: File | null): Promise<{ definition: unknown } | { problem: string }> {
  if (!file) return { problem: 'Choose a file first.' };
  if (file.size > customFrameworkBytes)
    return { problem: `The file has ${Math.ceil(file.size / 1024)} kB; a framework may have ${customFrameworkBytes / 1024}.` };
  try {
    return { definition: JSON.parse(await file.text()) };
  } catch (error) {
    return { problem: `The file is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.` };
  }
}
