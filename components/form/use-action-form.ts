'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState, useTransition } from 'react';
import { type DefaultValues, type FieldValues, type Path, type UseFormReturn, useForm } from 'react-hook-form';
import type { z } from 'zod';
import type { ActionResult } from '@/server/action-result';

type FormSchema = z.ZodType<FieldValues, FieldValues>;

interface ActionForm<Schema extends FormSchema> {
  form: UseFormReturn<z.input<Schema>, unknown, z.output<Schema>>;
  /** Why the server said no, unless it named a field. */
  refusal: string | null;
  pending: boolean;
  /** For the form element. */
  onSubmit: (event: React.FormEvent<HTMLFormElement>) => void;
}

/** A form whose fields are checked by the action's own schema, and which shows the action's refusal where it belongs. */
export function useActionForm<Schema extends FormSchema, Result>(options: {
  schema: Schema;
  values: DefaultValues<z.input<Schema>>;
  ask: (values: z.output<Schema>) => Promise<ActionResult<Result>>;
  onDone: (result: Result) => void;
  /** Takes a refusal that is no dead end; true: it is dealt with. */
  onRefused?: (code: string, message: string) => boolean;
}): ActionForm<Schema> {
  const { schema, values, ask, onDone, onRefused } = options;
  const [refusal, setRefusal] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const form = useForm<z.input<Schema>, unknown, z.output<Schema>>({
    resolver: zodResolver(schema),
    defaultValues: values,
    // What one has not left yet is not wrong yet.
    mode: 'onTouched',
  });
  const send = form.handleSubmit((checked) => {
    setRefusal(null);
    startTransition(async () => {
      const result = await ask(checked);
      if (result.ok) return onDone(result.data);
      const { code, message, details } = result.error;
      if (onRefused?.(code, message)) return;
      const field = details?.field;
      if (typeof field === 'string' && field in form.getValues())
        form.setError(field as Path<z.input<Schema>>, { message }, { shouldFocus: true });
      else setRefusal(message);
    });
  });
  return { form, refusal, pending, onSubmit: (event) => void send(event) };
}
