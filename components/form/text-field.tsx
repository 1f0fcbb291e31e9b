import type { ComponentProps, ReactNode } from 'react';
import type { FieldError, UseFormRegisterReturn } from 'react-hook-form';
import { Field, fieldNotes, Input } from '@/components/ui/field';

interface TextFieldProps extends Omit<ComponentProps<typeof Input>, 'id'> {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error: FieldError | undefined;
  field: UseFormRegisterReturn;
}

/** A labelled input of a form, with its hint or what is wrong with it. */
export function TextField({ id, label, hint, error, field, ...props }: TextFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} {...(error?.message ? { error: error.message } : {})}>
      <Input
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? fieldNotes(id) : undefined}
        className="h-9"
        {...props}
        {...field}
      />
    </Field>
  );
}
