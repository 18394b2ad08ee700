import type { Answer } from '../common/answer.js';

/** What a rule makes of its members. */
export type Verdict = Pick<Answer, 'course' | 'result' | 'notes' | 'figures' | 'explanation' | 'changesOn'>;
