import { expect, test } from 'vitest';
import { namesReadIn, namesToldIn } from './settings';

test('settings are found in schemas and where the environment is read', () => {
  expect(
    namesReadIn(
      'const a = z.object({\n  HOST: z.string(),\n  DEMO: flag.default(false),\n});\nprocess.env.PORT ?? env.PORT; env.NODE_ENV;',
    ),
  ).toEqual(['HOST', 'DEMO', 'PORT']);
});

test('a setting is told with its value, commented out or not; a mention in a sentence is not enough', () => {
  expect(namesToldIn('# about HOST\n#PORT=3000\nLOG_LEVEL=info\n')).toEqual(new Set(['PORT', 'LOG_LEVEL']));
});
