import type { AdvancedEventSelector, AdvancedFieldSelector, EventSelector } from '@aws-sdk/client-cloudtrail';
import type { Trail } from './trails';

export type EventKind = 'read' | 'write';

const kindsOf: Record<string, readonly EventKind[]> = { All: ['read', 'write'], ReadOnly: ['read'], WriteOnly: ['write'] };
const basicKinds = ({ ReadWriteType }: EventSelector) => kindsOf[ReadWriteType ?? 'All'] ?? [];

/** What one selector records of an account's management events. */
interface Recorded {
  kinds: readonly EventKind[];
  /** Sources whose events it leaves out, or fields that narrow it down. */
  except: readonly string[];
}

/** Management events that the trail records, selector by selector. AWS's default, told by no selector at all, is all of them. */
export function managementEvents({ data }: Trail): Recorded[] {
  const basic = data.eventSelectors ?? [];
  const advanced = data.advancedEventSelectors ?? [];
  if (basic.length === 0 && advanced.length === 0) return [{ kinds: ['read', 'write'], except: [] }];
  const byBasic = basic
    .filter(({ IncludeManagementEvents }) => IncludeManagementEvents !== false)
    .map((selector) => ({ kinds: basicKinds(selector), except: selector.ExcludeManagementEventSources ?? [] }));
  const byAdvanced = advanced
    .filter((selector) => isOfCategory(selector, 'Management'))
    .map((selector) => ({ kinds: advancedKinds(selector), except: narrowing(selector).flatMap(exceptions) }));
  return [...byBasic, ...byAdvanced];
}

/** Whether the trail records every such event on all objects of the bucket. A selector that leaves something out does not. */
export function recordsObjects({ data }: Trail, bucketArn: string, kind: EventKind): boolean {
  const basic = (data.eventSelectors ?? []).some((selector) => basicKinds(selector).includes(kind) && namesBucket(selector, bucketArn));
  return (
    basic ||
    (data.advancedEventSelectors ?? []).some((selector) => advancedKinds(selector).includes(kind) && selectsBucket(selector, bucketArn))
  );
}

/** `arn:aws:s3` stands for all buckets, `arn:aws:s3:::bucket/` for all objects of one; what follows the slash narrows it to a prefix. */
function namesBucket({ DataResources }: EventSelector, bucketArn: string): boolean {
  const everything = bucketArn.slice(0, bucketArn.indexOf(':::'));
  const whole = [everything, `${everything}:`, `${everything}:::`, bucketArn, `${bucketArn}/`];
  return (DataResources ?? []).some(
    ({ Type, Values }) => Type === 'AWS::S3::Object' && (Values ?? []).some((value) => whole.includes(value)),
  );
}

function selectsBucket(selector: AdvancedEventSelector, bucketArn: string): boolean {
  const types = fieldsOf(selector, 'resources.type');
  if (!isOfCategory(selector, 'Data') || types.length === 0 || !types.every(({ Equals }) => Equals?.includes('AWS::S3::Object')))
    return false;
  const [resources, others] = [
    fieldsOf(selector, 'resources.ARN'),
    narrowing(selector).filter(({ Field }) => Field !== 'resources.type' && Field !== 'resources.ARN'),
  ];
  return (
    resources.every((field) => takesAll(field, `${bucketArn}/`)) &&
    others.every(({ Field, Equals }) => Field === 'eventSource' && Equals?.includes('s3.amazonaws.com'))
  );
}

/** Whether the trail records every call of the function. `arn:aws:lambda` stands for all functions. */
export function recordsInvocations({ data }: Trail, functionArn: string): boolean {
  const everything = functionArn.split(':').slice(0, 3).join(':');
  const basic = (data.eventSelectors ?? []).some(
    (selector) =>
      basicKinds(selector).includes('write') &&
      (selector.DataResources ?? []).some(
        ({ Type, Values }) =>
          Type === 'AWS::Lambda::Function' && (Values ?? []).some((value) => value === everything || value === functionArn),
      ),
  );
  return (
    basic ||
    (data.advancedEventSelectors ?? []).some(
      (selector) => advancedKinds(selector).includes('write') && selectsFunction(selector, functionArn),
    )
  );
}

function selectsFunction(selector: AdvancedEventSelector, arn: string): boolean {
  const types = fieldsOf(selector, 'resources.type');
  if (!isOfCategory(selector, 'Data') || types.length === 0 || !types.every(({ Equals }) => Equals?.includes('AWS::Lambda::Function')))
    return false;
  return narrowing(selector).every((field) => {
    if (field.Field === 'resources.type') return true;
    if (field.Field === 'eventSource') return field.Equals?.includes('lambda.amazonaws.com') === true;
    return field.Field === 'resources.ARN' && takesArn(field, arn);
  });
}

function takesArn({ Equals, StartsWith, EndsWith, NotEquals, NotStartsWith, NotEndsWith }: AdvancedFieldSelector, arn: string): boolean {
  const some = (values: readonly string[] | undefined, test: (value: string) => boolean) => (values ?? []).some(test);
  if (isSet(Equals) && !some(Equals, (value) => value === arn)) return false;
  if (isSet(StartsWith) && !some(StartsWith, (value) => arn.startsWith(value))) return false;
  if (isSet(EndsWith) && !some(EndsWith, (value) => arn.endsWith(value))) return false;
  return !(
    some(NotEquals, (value) => value === arn) ||
    some(NotStartsWith, (value) => arn.startsWith(value)) ||
    some(NotEndsWith, (value) => arn.endsWith(value))
  );
}

/** Whether every ARN that starts so is taken. */
function takesAll({ Equals, StartsWith, EndsWith, NotEquals, NotStartsWith, NotEndsWith }: AdvancedFieldSelector, start: string): boolean {
  if (isSet(Equals) || isSet(EndsWith) || isSet(NotEndsWith)) return false;
  if (isSet(StartsWith) && !StartsWith?.some((prefix) => start.startsWith(prefix))) return false;
  if (NotEquals?.some((arn) => arn.startsWith(start))) return false;
  return !NotStartsWith?.some((prefix) => start.startsWith(prefix) || prefix.startsWith(start));
}

const isSet = (values: readonly string[] | undefined): boolean => (values?.length ?? 0) > 0;

const fieldsOf = ({ FieldSelectors }: AdvancedEventSelector, name: string): AdvancedFieldSelector[] =>
  (FieldSelectors ?? []).filter(({ Field }) => Field === name);

const isOfCategory = (selector: AdvancedEventSelector, category: string): boolean =>
  fieldsOf(selector, 'eventCategory').some(({ Equals }) => Equals?.includes(category));

/** The fields that make a selector smaller than its category and kind. */
const narrowing = ({ FieldSelectors }: AdvancedEventSelector): AdvancedFieldSelector[] =>
  (FieldSelectors ?? []).filter(({ Field }) => Field !== 'eventCategory' && Field !== 'readOnly');

const exceptions = ({ Field, NotEquals }: AdvancedFieldSelector): readonly string[] =>
  Field === 'eventSource' && NotEquals ? NotEquals : [Field ?? 'a field'];

function advancedKinds(selector: AdvancedEventSelector): EventKind[] {
  const passes = (readOnly: string) =>
    fieldsOf(selector, 'readOnly').every(
      ({ Equals, NotEquals }) => (!isSet(Equals) || Equals?.includes(readOnly)) && !NotEquals?.includes(readOnly),
    );
  return (['read', 'write'] as const).filter((kind) => passes(String(kind === 'read')));
}
