import type { Projection } from './engine/projection.js';
import { facts } from './facts/projection.js';
import { history } from './history/projection.js';
import { status } from './status/projection.js';

/** Every read model there is. */
export const readModels: readonly Projection[] = [history, facts, status];
