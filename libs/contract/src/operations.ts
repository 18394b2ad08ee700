import { commandOperations } from './command-operations.js';
import { doors } from './doors.js';
import type { Operation } from './operation.js';
import { questionOperations } from './question-operations.js';

/** Everything the HTTP door answers to. */
export const operations: readonly Operation[] = [...Object.values(doors), ...questionOperations, ...commandOperations];
