import { NormalizedSchema } from '@smithy/core/schema';

type ReadSchema = (schema: never, value: unknown) => unknown;
interface XmlReader {
  readSchema?: ReadSchema;
  /** Where the protocol reads headers too, as S3's does, the reader of the body lies within that of the whole. */
  codecDeserializer?: XmlReader;
}

/**
 * The SDK reads XML that has text where a list should be as an empty list, and an empty list means 'nothing is there' to us. From
 * now on the client fails there with a SyntaxError, which counts as an answer that was not understood. JSON needs none of this:
 * there the wrong value comes through and is met by `listIn`.
 */
export function refuseTextForLists(client: { config: { protocol?: unknown } }): void {
  const whole = (client.config.protocol as { deserializer?: XmlReader } | undefined)?.deserializer;
  const reader = whole?.codecDeserializer ?? whole;
  const read = reader?.readSchema;
  if (!reader || !read) return;
  reader.readSchema = (schema, value) => {
    const shape = NormalizedSchema.of(schema);
    if (shape.isListSchema() && !shape.getMergedTraits().xmlFlattened && isText(value))
      throw new SyntaxError('The answer has text where a list should be.');
    return read.call(reader, schema, value);
  };
}

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
