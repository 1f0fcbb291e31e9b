import { Checkbox } from '@/components/ui/checkbox';

interface ChoiceListProps<Id extends string> {
  legend: string;
  choices: readonly { id: Id; label: string }[];
  chosen: readonly Id[];
  onChange: (chosen: readonly Id[]) => void;
}

/** Any number of a few. */
export function ChoiceList<Id extends string>({ legend, choices, chosen, onChange }: ChoiceListProps<Id>) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-xs font-medium">{legend}</legend>
      <div className="grid grid-cols-1 gap-x-4 gap-y-2 rounded-lg border p-3 sm:grid-cols-2">
        {choices.map(({ id, label }) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is a button that carries the name itself
          <label key={id} className="flex items-center gap-2 text-sm">
            <Checkbox
              aria-label={label}
              checked={chosen.includes(id)}
              onCheckedChange={(checked) => onChange(checked === true ? [...chosen, id] : chosen.filter((other) => other !== id))}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
