'use client';

import { CircleAlertIcon } from 'lucide-react';
import { type ChangeEvent, useState } from 'react';
import { sendJson } from '@/components/lib/api';
import { plural } from '@/components/lib/format';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field, fieldNotes, NativeSelect, Textarea } from '@/components/ui/field';
import type { AccountRef } from '@/server/posture';
import type { ImportPreview } from '@/server/scope/import';
import { ImportPreviewList } from './import-preview';
import { useSend } from './use-send';

interface ImportDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  accounts: readonly AccountRef[];
}

/** A file of ours or a mutelist of Prowler: first what it would change, then the change. */
export function ImportDialog({ open, onOpenChange, accounts }: ImportDialogProps) {
  const [content, setContent] = useState('');
  const [mode, setMode] = useState<'merge' | 'replace'>('merge');
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const { send, pending, refusal } = useSend();
  const [reading, setReading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function look() {
    setReading(true);
    setProblem(null);
    try {
      setPreview(await sendJson<ImportPreview>('POST', '/api/scope/import', { content, mode, dryRun: true }));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'That did not work. Try again in a moment.');
    }
    setReading(false);
  }

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    if (file) setContent(await file.text());
  }

  const count = preview?.changes.length ?? 0;
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="Import"
        description="A file that was exported here, or a mutelist of Prowler. You see what it changes first."
        className="sm:max-w-2xl"
      >
        {(refusal ?? problem) && <Banner tone="danger" role="alert" icon={CircleAlertIcon} title={refusal ?? problem} />}
        {preview ? (
          <ImportPreviewList preview={preview} accounts={accounts} />
        ) : (
          <>
            <Field id="import-file" label="File">
              <input
                id="import-file"
                type="file"
                accept=".yaml,.yml,.json"
                onChange={(event) => void choose(event)}
                className="max-w-full text-sm"
              />
            </Field>
            <Field id="import-content" label="Or its text" hint="YAML or JSON">
              <Textarea
                id="import-content"
                className="min-h-40 font-mono text-xs"
                spellCheck={false}
                aria-describedby={fieldNotes('import-content')}
                value={content}
                onChange={(event) => setContent(event.target.value)}
              />
            </Field>
            <Field id="import-mode" label="What the file does not speak of" hint="A mutelist only ever adds.">
              <NativeSelect
                id="import-mode"
                aria-describedby={fieldNotes('import-mode')}
                value={mode}
                onChange={(event) => setMode(event.target.value === 'replace' ? 'replace' : 'merge')}
              >
                <option value="merge">stays as it is</option>
                <option value="replace">goes: the file is all there is</option>
              </NativeSelect>
            </Field>
          </>
        )}
        <DialogFooter>
          {preview ? (
            <>
              <Button onClick={() => setPreview(null)}>Back</Button>
              <Button
                variant="primary"
                disabled={pending || count === 0 || preview.problems.length > 0}
                onClick={() =>
                  send(
                    () => sendJson('POST', '/api/scope/import', { content, mode }),
                    `Imported ${plural(count, 'change')}`,
                    () => onOpenChange(false),
                  )
                }
              >
                {pending ? 'Importing…' : count === 0 ? 'Nothing to import' : `Import ${plural(count, 'change')}`}
              </Button>
            </>
          ) : (
            <>
              <DialogClose asChild>
                <Button>Cancel</Button>
              </DialogClose>
              <Button variant="primary" disabled={reading || content.trim() === ''} onClick={() => void look()}>
                {reading ? 'Reading…' : 'Preview'}
              </Button>
            </>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
