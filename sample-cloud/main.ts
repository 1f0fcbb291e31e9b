import { publishedLimits, scaledLimits } from './engine/traffic/limits';
import { type CommandOptions, parseOptions, usage } from './options';
import { startSampleCloud } from './start';
import { createDefaultWorld } from './worlds/default-world';
import { createMixWorld } from './worlds/mix/mix-world';
import { mixes } from './worlds/mix/mixes';

// The client packages are used for their schemas alone: their word about Node versions is for those who call AWS.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

if (process.argv.includes('--help')) {
  console.log(usage);
  process.exit(0);
}

let options: CommandOptions;
try {
  options = parseOptions(process.argv.slice(2), process.env, new Date());
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  process.exit(2);
}

const { port, latencyMs, farLatencyMs, seed, limits, limitsFactor, anchor, size, mix } = options;
try {
  const cloud = await startSampleCloud({
    world: mix ? createMixWorld({ anchor, mix: mixes[mix] }) : createDefaultWorld({ anchor, size }),
    port,
    latencyMs,
    farLatencyMs,
    seed,
    limits: limits === 'none' ? 'none' : limitsFactor === 1 ? publishedLimits : scaledLimits(publishedLimits, limitsFactor),
  });
  console.log(`sample cloud: ${cloud.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void cloud.close().then(() => process.exit(0)));
} catch (error) {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(taken ? `Port ${port} is taken.` : error);
  process.exit(1);
}
