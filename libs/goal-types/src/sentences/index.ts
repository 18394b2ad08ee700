export { explain } from './explain.js';
export { LANGUAGES, type Language, type Words } from './language.js';
export {
  formatAlike,
  formatChange,
  formatDate,
  formatFigure,
  formatInstant,
  formatNumber,
  formatPercent,
  formatPoints,
  type FigureUnit,
  type PercentStyle,
} from './numbers.js';
export { goalSentence, type NameOf } from './goal-sentence.js';
export { specSentence } from './spec-sentence.js';
export { COURSE_WORDS, DATA_WORDS, RESULT_WORDS } from './words.js';
export { FIGURE_WORDS, NOTE_WORDS } from '../vocabulary/index.js';
export { partTitle } from './part-titles.js';
