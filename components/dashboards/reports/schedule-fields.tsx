import { Field, NativeSelect } from '@/components/ui/field';
import { type Frequency, frequencies, weekdays } from '@/server/reports/constants';
import type { Schedule } from '@/server/reports/schema';

const labels: Record<Frequency, string> = { daily: 'Every day', weekly: 'Every week', monthly: 'Every month' };
const zones = (chosen: string): string[] => [...new Set(['UTC', chosen, ...Intl.supportedValuesOf('timeZone')])];

/** How often, on which day, at what hour and on whose clocks. */
export function ScheduleFields({ schedule, onChange }: { schedule: Schedule; onChange: (schedule: Schedule) => void }) {
  const { frequency, hour, weekday, monthDay, timeZone } = schedule;
  const often = (next: Frequency) =>
    onChange({
      ...schedule,
      frequency: next,
      weekday: next === 'weekly' ? (weekday ?? 1) : null,
      monthDay: next === 'monthly' ? (monthDay ?? 1) : null,
    });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field id="report-frequency" label="How often">
        <NativeSelect
          id="report-frequency"
          value={frequency}
          onChange={(event) => often(frequencies.find((each) => each === event.target.value) ?? 'daily')}
        >
          {frequencies.map((each) => (
            <option key={each} value={each}>
              {labels[each]}
            </option>
          ))}
        </NativeSelect>
      </Field>
      {frequency === 'weekly' && (
        <Field id="report-weekday" label="On">
          <NativeSelect
            id="report-weekday"
            value={weekday ?? 1}
            onChange={(event) => onChange({ ...schedule, weekday: Number(event.target.value) })}
          >
            {weekdays.map((day, index) => (
              <option key={day} value={index + 1}>
                {day}
              </option>
            ))}
          </NativeSelect>
        </Field>
      )}
      {frequency === 'monthly' && (
        <Field id="report-day" label="On day">
          <NativeSelect
            id="report-day"
            value={monthDay ?? 1}
            onChange={(event) => onChange({ ...schedule, monthDay: Number(event.target.value) })}
          >
            {Array.from({ length: 28 }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the days are their numbers
              <option key={index} value={index + 1}>
                {index + 1}
              </option>
            ))}
          </NativeSelect>
        </Field>
      )}
      <Field id="report-hour" label="At">
        <NativeSelect id="report-hour" value={hour} onChange={(event) => onChange({ ...schedule, hour: Number(event.target.value) })}>
          {Array.from({ length: 24 }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the hours are their numbers
            <option key={index} value={index}>
              {String(index).padStart(2, '0')}:00
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field id="report-zone" label="Time zone">
        <NativeSelect id="report-zone" value={timeZone} onChange={(event) => onChange({ ...schedule, timeZone: event.target.value })}>
          {zones(timeZone).map((zone) => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
        </NativeSelect>
      </Field>
    </div>
  );
}
