import type { ReportStatus } from '../model/status.js';
import type { Telling } from './telling.js';

/** "Nådd. Kurs: foran. Resultat: nådd. Data: ferske." */
export function answers({ outcome, course, result, data }: ReportStatus, { say }: Telling): string {
  return say('statement.answers', { outcome: say(`statement.${outcome}`), course: course.word, result: result.word, data: data.word });
}
