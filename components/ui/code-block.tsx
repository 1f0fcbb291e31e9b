import { CopyButton } from './copy-button';

/** Code to read and copy. `label` says what it is, as in 'Terraform code'. */
export function CodeBlock({ code, label }: { code: string; label: string }) {
  return (
    <figure aria-label={label} className="relative rounded-md border bg-sunken">
      {/* Scrolls sideways, so the keyboard must reach it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region */}
      <pre tabIndex={0} className="overflow-x-auto p-3 pr-10 text-xs leading-5">
        <code>{code}</code>
      </pre>
      <CopyButton value={code} label={`Copy ${label}`} className="absolute top-1.5 right-1.5 bg-sunken" />
    </figure>
  );
}
