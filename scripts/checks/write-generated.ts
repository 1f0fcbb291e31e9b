import { checks } from '@/server/checks/registry';
import { writeGenerated } from './generated';

// The registry has just been written by the command before this one.
writeGenerated(checks);
