'use client';

import { PlayIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { AccountLabel } from '@/components/posture/account-label';
import { serviceName, services } from '@/components/posture/services';
import { useCan } from '@/components/shell/actor-context';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { Field, fieldNotes, Input, NativeSelect } from '@/components/ui/field';
import type { AccountRef } from '@/server/posture';
import { startScanAction } from '@/server/scans/actions';

const splitRegions = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

/** Starts a scan of one account, whole by default, narrower on wish. */
export function StartScanDialog({ accounts, chosen }: { accounts: readonly AccountRef[]; chosen?: string }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [open, setOpen] = useState(false);
  const [accountId, setAccountId] = useState(chosen ?? accounts[0]?.id ?? '');
  const [regions, setRegions] = useState('');
  const [only, setOnly] = useState<readonly string[]>([]);
  const [full, setFull] = useState(false);
  const [refusal, setRefusal] = useState<{ message: string; scanId?: string } | null>(null);
  const account = accounts.find((each) => each.id === accountId);
  if (!useCan('scans:create') || accounts.length === 0) return null;

  function submit(event: FormEvent) {
    event.preventDefault();
    const wanted = splitRegions(regions);
    startTransition(async () => {
      const result = await startScanAction({
        awsAccountId: accountId,
        ...(wanted.length > 0 ? { regions: wanted } : {}),
        ...(only.length > 0 ? { services: [...only] } : {}),
        ...(full ? { full } : {}),
      });
      if (result.ok) {
        setOpen(false);
        router.push(`/scans/${result.data.scanId}`);
      } else {
        const scanId = result.error.details?.scanId;
        setRefusal({ message: result.error.message, ...(typeof scanId === 'string' ? { scanId } : {}) });
      }
    });
  }

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="primary">
          <PlayIcon aria-hidden="true" />
          Start a scan
        </Button>
      </DialogTrigger>
      <DialogContent title="Start a scan" description="Reads only. It never looks into your data, and stops at once when cancelled.">
        <form onSubmit={submit} className="grid gap-4" noValidate>
          {refusal && (
            <Banner
              tone="danger"
              role="alert"
              icon={PlayIcon}
              title={refusal.message}
              action={
                refusal.scanId && (
                  <Button size="sm" onClick={() => router.push(`/scans/${refusal.scanId}`)}>
                    Go to that scan
                  </Button>
                )
              }
            />
          )}
          {chosen && account ? (
            <p className="flex items-center gap-2">
              Account <AccountLabel account={account} showId className="font-medium" />
            </p>
          ) : (
            <Field id="scan-account" label="Account">
              <NativeSelect id="scan-account" value={accountId} onChange={(event) => setAccountId(event.target.value)}>
                {accounts.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.name} ({each.accountId})
                  </option>
                ))}
              </NativeSelect>
            </Field>
          )}
          <details className="group rounded-lg border">
            <summary className="rounded-lg px-3 py-2 text-sm font-medium">Only some regions or services</summary>
            <div className="grid gap-4 border-t p-3">
              <Field id="scan-regions" label="Regions" hint="Separated by commas. Empty: all that are enabled.">
                <Input
                  id="scan-regions"
                  aria-describedby={fieldNotes('scan-regions')}
                  value={regions}
                  onChange={(event) => setRegions(event.target.value)}
                  placeholder="eu-central-1, us-east-1"
                />
              </Field>
              <fieldset>
                <legend className="mb-1.5 text-xs font-medium">Services</legend>
                <div className="grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-3">
                  {services.map((service) => (
                    // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is a button that carries the name itself
                    <label key={service} className="flex items-center gap-2 text-sm">
                      <Checkbox
                        aria-label={serviceName(service)}
                        checked={only.includes(service)}
                        onCheckedChange={(checked) =>
                          setOnly(checked === true ? [...only, service] : only.filter((each) => each !== service))
                        }
                      />
                      {serviceName(service)}
                    </label>
                  ))}
                </div>
                <p className="mt-2 text-xs text-ink-muted">None chosen: all of them.</p>
              </fieldset>
            </div>
          </details>
          <div>
            {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is a button that carries the name itself */}
            <label className="flex items-center gap-2 text-sm">
              <Checkbox
                aria-label="Ask for everything again"
                aria-describedby="scan-full-hint"
                checked={full}
                onCheckedChange={(checked) => setFull(checked === true)}
              />
              Ask for everything again
            </label>
            <p id="scan-full-hint" className="mt-1 ml-6 text-xs text-ink-muted">
              Otherwise answers that AWS promises to stay the same are carried over from earlier scans, for a week at most.
            </p>
          </div>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" disabled={pending}>
              {pending ? 'Starting…' : 'Start'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
