import { works } from '../lib/programs';
import { aptInstall } from './apt';

let known: Promise<boolean> | undefined;

/** Has bubblewrap on this machine for the tests of the sandbox; installed where `aptInstall` may. */
export const haveBubblewrap = (): Promise<boolean> => {
  known ??= find();
  return known;
};

const isHere = (): boolean => works('bwrap', ['--version']);

async function find(): Promise<boolean> {
  return isHere() || ((await aptInstall('bubblewrap', 'the tests of the sandbox')) && isHere());
}
