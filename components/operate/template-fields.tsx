'use client';

import { Field, fieldNotes, Input, NativeSelect } from '@/components/ui/field';

/** What people type about a template; texts as typed, empty: not said. */
export interface TemplateText {
  imageId: string;
  instanceType: string;
  keyName: string;
  securityGroupIds: string;
  instanceProfileName: string;
  requireTokens: '' | 'yes' | 'no';
}

export const emptyTemplate: TemplateText = {
  imageId: '',
  instanceType: '',
  keyName: '',
  securityGroupIds: '',
  instanceProfileName: '',
  requireTokens: '',
};

/** As the server takes it: what is not said is left out. */
export function templateInput(text: TemplateText) {
  const groups = text.securityGroupIds.split(/[\s,]+/).filter(Boolean);
  return {
    ...(text.imageId.trim() ? { imageId: text.imageId.trim() } : {}),
    ...(text.instanceType.trim() ? { instanceType: text.instanceType.trim() } : {}),
    ...(text.keyName.trim() ? { keyName: text.keyName.trim() } : {}),
    ...(groups.length > 0 ? { securityGroupIds: groups } : {}),
    ...(text.instanceProfileName.trim() ? { instanceProfileName: text.instanceProfileName.trim() } : {}),
    ...(text.requireTokens ? { requireTokens: text.requireTokens === 'yes' } : {}),
  };
}

const fields = [
  { name: 'imageId', label: 'Image', placeholder: 'ami-0123456789abcdef0' },
  { name: 'instanceType', label: 'Instance type', placeholder: 'm7g.large' },
  { name: 'securityGroupIds', label: 'Security groups', placeholder: 'sg-0123456789abcdef0' },
  { name: 'instanceProfileName', label: 'Instance profile', placeholder: 'web-server' },
  { name: 'keyName', label: 'Key pair', placeholder: 'none' },
] as const;

export function TemplateFields({
  value,
  onChange,
  isNew,
}: {
  value: TemplateText;
  onChange: (value: TemplateText) => void;
  isNew: boolean;
}) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {fields.map(({ name, label, placeholder }) => (
        <Field
          key={name}
          id={`template-${name}`}
          label={label}
          {...(name === 'securityGroupIds' ? { hint: 'Several with a comma between them' } : {})}
        >
          <Input
            id={`template-${name}`}
            value={value[name]}
            placeholder={isNew ? placeholder : 'as in the version below it'}
            onChange={(event) => onChange({ ...value, [name]: event.target.value })}
            aria-describedby={fieldNotes(`template-${name}`)}
            spellCheck={false}
          />
        </Field>
      ))}
      <Field id="template-tokens" label="Metadata tokens (IMDSv2)">
        <NativeSelect
          id="template-tokens"
          value={value.requireTokens}
          onChange={(event) => onChange({ ...value, requireTokens: event.target.value as TemplateText['requireTokens'] })}
        >
          <option value="">{isNew ? 'As the account says' : 'As in the version below it'}</option>
          <option value="yes">Required</option>
          <option value="no">Optional</option>
        </NativeSelect>
      </Field>
    </div>
  );
}
