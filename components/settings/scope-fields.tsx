import { useRole } from '@/components/shell/actor-context';
import { Checkbox } from '@/components/ui/checkbox';
import type { Scope } from '@/server/identity/permissions';
import { type KeyPreset, scopesOf } from './key-presets';

interface ScopeFieldsProps {
  presets: readonly KeyPreset[];
  preset: KeyPreset['id'];
  onPreset: (preset: KeyPreset['id']) => void;
  /** The scopes chosen one by one. */
  ticked: readonly Scope[];
  onTicked: (scopes: readonly Scope[]) => void;
}

/** What a key may do: one of the usual sets, or scope by scope. */
export function ScopeFields({ presets, preset, onPreset, ticked, onTicked }: ScopeFieldsProps) {
  const mine = scopesOf(useRole());
  function choose(next: KeyPreset) {
    // Choosing one by one goes on from the set that was chosen before.
    const before = presets.find((each) => each.id === preset)?.scopes;
    if (next.scopes === null && before) onTicked(before.includes('*') ? mine : before);
    onPreset(next.id);
  }
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 text-xs font-medium">What it may do</legend>
      <div className="divide-y rounded-lg border">
        {presets.map((each) => (
          <label key={each.id} className="flex items-start gap-2.5 px-3 py-2">
            <input
              type="radio"
              name="preset"
              checked={preset === each.id}
              onChange={() => choose(each)}
              className="mt-0.5 size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0">
              <span className="block text-sm font-medium">{each.label}</span>
              <span className="block text-xs text-ink-muted">
                {each.hint}
                {each.id !== 'read' && each.scopes && !each.scopes.includes('*') && ` (${each.scopes.join(', ')})`}
              </span>
            </span>
          </label>
        ))}
      </div>
      {preset === 'chosen' && (
        <div className="grid max-h-44 grid-cols-1 gap-x-4 gap-y-2 overflow-y-auto rounded-lg border p-3 sm:grid-cols-2">
          {mine.map((scope) => (
            // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is a button that carries the name itself
            <label key={scope} className="flex items-center gap-2 text-sm">
              <Checkbox
                aria-label={scope}
                checked={ticked.includes(scope)}
                onCheckedChange={(checked) => onTicked(checked === true ? [...ticked, scope] : ticked.filter((other) => other !== scope))}
              />
              <code className="text-xs">{scope}</code>
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}
